package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.Outbox.Letter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox();

  @Test
  void letsTheOldestGoForTheNewest() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      outbox.add(large("log " + i, 7 << 20));
    }
    assertThat(outbox.size()).isEqualTo(4);
    assertThat(outbox.dropped()).isEqualTo(6);
    assertThat(first().packed().hash()).isEqualTo(entry("log 6").hash());
  }

  @Test
  void holdsAnOriginalOnceAndWholeIfThatIsWanted() throws InterruptedException {
    outbox.add(letter(entry("a log"), true));
    outbox.add(letter(entry("a log"), false));
    outbox.add(letter(entry("a log"), true));
    assertThat(outbox.size()).isEqualTo(1);
    assertThat(first().known()).isFalse();
  }

  @Test
  void keepsWhatIsSentUntilItHasArrived() throws InterruptedException {
    outbox.add(letter(entry("a log"), false));
    Letter sent = first();
    assertThat(outbox.size()).isEqualTo(1);
    outbox.arrived(sent);
    assertThat(outbox.size()).isZero();
    assertThat(outbox.first(Duration.ZERO)).isEmpty();
    assertThat(outbox.dropped()).isZero();
  }

  @Test
  void givesUpWhatIsRefusedAgainAndAgain() throws InterruptedException {
    outbox.add(letter(entry("a log"), false));
    outbox.add(letter(entry("another log"), false));
    for (int i = 0; i < 3; i++) {
      outbox.refused(first());
    }
    assertThat(first().packed().hash()).isEqualTo(entry("another log").hash());
    assertThat(outbox.dropped()).isEqualTo(1);
  }

  @Test
  void takesNothingThatTheServerWouldNotGiveBack() {
    outbox.add(large("a log", 9 << 20));
    assertThat(outbox.size()).isZero();
    assertThat(outbox.dropped()).isEqualTo(1);
  }

  private Letter first() throws InterruptedException {
    return outbox.first(Duration.ZERO).orElseThrow();
  }

  private static Letter large(String text, int bytes) {
    Packed packed = Packed.of(entry(text), Instant.EPOCH);
    return new Letter(new Packed(packed.label(), new byte[bytes]), false);
  }

  private static Letter letter(Entry entry, boolean known) {
    return new Letter(Packed.of(entry, Instant.EPOCH), known);
  }
}
