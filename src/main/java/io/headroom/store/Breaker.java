package io.headroom.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A circuit breaker: after some failures in a row nobody tries any more, but one, once in a while,
/// until it succeeds.
final class Breaker {
  /// So many failures in a row are no accident.
  static final int MOST_FAILURES = 3;

  /// How long an open breaker usually lets nobody through.
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final Duration pause;
  private final InstantSource clock;
  private int failures;
  private @Nullable Instant nextTrial;

  /// A closed breaker.
  ///
  /// @param pause how long nobody gets through once it is open
  /// @param clock measures pauses
  Breaker(Duration pause, InstantSource clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /// Whether somebody may try: always while the breaker is closed, and the first one after each
  /// pause while it is open.
  synchronized boolean admits() {
    if (nextTrial == null) {
      return true;
    }
    if (clock.instant().isBefore(nextTrial)) {
      return false;
    }
    nextTrial = clock.instant().plus(pause);
    return true;
  }

  /// How long nobody may try.
  synchronized Duration rest() {
    Duration left =
        nextTrial == null ? Duration.ZERO : Duration.between(clock.instant(), nextTrial);
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized boolean isOpen() {
    return nextTrial != null;
  }

  synchronized void succeeded() {
    failures = 0;
    nextTrial = null;
  }

  /// Notes a failure.
  ///
  /// @return whether it is the one that opened the breaker
  synchronized boolean failed() {
    failures++;
    if (failures < MOST_FAILURES) {
      return false;
    }
    boolean opened = nextTrial == null;
    nextTrial = clock.instant().plus(pause);
    return opened;
  }
}
