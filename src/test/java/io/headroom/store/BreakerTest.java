package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final Breaker breaker = new Breaker(Duration.ofSeconds(5), () -> now);

  @Test
  void opensAfterThreeFailuresInARow() {
    assertThat(breaker.failed()).isFalse();
    assertThat(breaker.failed()).isFalse();
    breaker.succeeded();
    assertThat(breaker.failed()).isFalse();
    assertThat(breaker.failed()).isFalse();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.failed()).isTrue();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void letsOneThroughAfterEachPause() {
    open();
    now = now.plusSeconds(5);
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.failed()).isFalse();
    now = now.plusSeconds(5);
    assertThat(breaker.rest()).isZero();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.rest()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void oneSuccessClosesIt() {
    open();
    now = now.plusSeconds(5);
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.failed()).isFalse();
  }

  private void open() {
    for (int i = 0; i < Breaker.MOST_FAILURES; i++) {
      boolean _ = breaker.failed();
    }
  }
}
