package io.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SinceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsWhatPeopleWrite() {
    assertThat(since("7d")).isEqualTo(NOW.minus(Duration.ofDays(7)));
    assertThat(since(" 24H ")).isEqualTo(NOW.minus(Duration.ofHours(24)));
    assertThat(since("2w")).isEqualTo(NOW.minus(Duration.ofDays(14)));
    assertThat(since("90m")).isEqualTo(NOW.minus(Duration.ofMinutes(90)));
    assertThat(since("2026-02-01")).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(since("all")).isEqualTo(Instant.EPOCH);
  }

  @Test
  void saysWhatElseToWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> since("yesterday"))
        .withMessageContaining("24h, 7d");
    assertThatIllegalArgumentException().isThrownBy(() -> since("2026-13-41"));
  }

  private static Instant since(String given) {
    return Since.of(given, NOW, ZoneOffset.UTC);
  }
}
