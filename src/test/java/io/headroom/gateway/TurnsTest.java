package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.headroom.gateway.Turns.Shorter;
import io.headroom.text.Work;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Patience patience = new Patience(Duration.ofMillis(1));
  private final Turns turns = new Turns(new Outlet(out), patience, _ -> {});

  @Test
  void whatIsNotShortInTimeGoesOnAsItCame() throws Exception {
    patience.loaded();
    Deadline deadline = new Deadline();
    turns.add(bytes("slow\n"), new CompletableFuture<>(), deadline);
    turns.add(
        bytes("broken\n"),
        CompletableFuture.failedFuture(new IllegalStateException()),
        new Deadline());
    turns.add(
        bytes("long\n"),
        CompletableFuture.completedFuture(new Shorter(bytes("short\n"), List.of())),
        new Deadline());
    turns.end();
    turns.send();
    assertThat(out.toString(UTF_8)).isEqualTo("slow\nbroken\nshort\n");
    assertThatExceptionOfType(Work.Cancelled.class).isThrownBy(() -> deadline.at(1, 2));
  }

  @Test
  void largeResultsGetMoreTimeAndSoDoesTheFirst() {
    assertThat(patience.of(1)).isGreaterThan(Duration.ofSeconds(1).toNanos());
    patience.loaded();
    assertThat(patience.of(1)).isEqualTo(Duration.ofMillis(1).toNanos());
    assertThat(patience.of(100_000_000)).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
