package io.headroom.gateway;

import java.time.Duration;

/// How long a result may wait to become shorter.
final class Patience {
  /// Time for the first one, or those of short sessions would go unshortened: it also waits for the
  /// pipeline to be loaded.
  private static final Duration FIRST = Duration.ofSeconds(2);

  /// Nanoseconds a byte may take: a second for 10 MB.
  private static final long NANOS_PER_BYTE = 100;

  private final Duration least;
  private volatile boolean loaded;

  /// Patience.
  ///
  /// @param least time for a result of any length
  Patience(Duration least) {
    this.least = least;
  }

  /// Tells that a result became shorter in time.
  void loaded() {
    loaded = true;
  }

  /// Time for a result from when it came.
  ///
  /// @param bytes how long it is
  /// @return nanoseconds
  long of(int bytes) {
    long usual = Math.max(least.toNanos(), bytes * NANOS_PER_BYTE);
    return loaded ? usual : Math.max(FIRST.toNanos(), usual);
  }
}
