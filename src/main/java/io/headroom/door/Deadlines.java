package io.headroom.door;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How long the readers of a server's outputs are kept waiting: a little longer at first.
final class Deadlines {
  /// What the first requests are granted: the pipeline is loaded on their account.
  private static final Duration COLD = Duration.ofSeconds(3);

  /// So many outputs are short before the code that does it is compiled.
  private static final int WARM_UP = 20;

  private final AtomicInteger served = new AtomicInteger();
  private final Duration cold;

  Deadlines() {
    this(COLD);
  }

  /// @param cold what the first requests are granted
  Deadlines(Duration cold) {
    this.cold = cold;
  }

  /// The deadline of one more output.
  ///
  /// @param bytes its size
  /// @param since when its reader began to wait, in terms of [System#nanoTime]
  Deadline next(long bytes, long since) {
    boolean warm = served.getAndIncrement() >= WARM_UP;
    return Deadline.of(since, bytes, warm ? Duration.ZERO : cold);
  }
}
