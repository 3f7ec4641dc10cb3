package io.headroom.door;

import io.headroom.text.Work;
import java.time.Duration;

/// When a short form comes too late.
///
/// @param nanos in terms of [System#nanoTime]
record Deadline(long nanos) implements Work {
  /// How long a reader is kept waiting.
  private static final Duration USUAL = Duration.ofMillis(300);

  private static final Duration ALONE = Duration.ofSeconds(5);
  private static final long BYTES_PER_SECOND = 10_000_000;

  /// 300 ms, for more than 3 MB a second per 10 MB.
  ///
  /// @param since when it began to wait, in terms of [System#nanoTime]
  /// @param bytes size of the output
  /// @param least what is granted at least, for who has to get going first
  static Deadline of(long since, long bytes, Duration least) {
    long bySize = Duration.ofSeconds(1).toNanos() * bytes / BYTES_PER_SECOND;
    long granted = Math.max(Math.max(USUAL.toNanos(), least.toNanos()), bySize);
    return new Deadline(since + granted);
  }

  /// The deadline of a process that was started for one output.
  ///
  /// @param bytes size of the output
  static Deadline alone(long bytes) {
    return of(System.nanoTime(), bytes, ALONE);
  }

  /// This one, or an earlier one.
  ///
  /// @param since when it began to wait, in terms of [System#nanoTime]
  /// @param most the longest anybody waits
  Deadline within(long since, Duration most) {
    long end = since + most.toNanos();
    return nanos - end > 0 ? new Deadline(end) : this;
  }

  boolean isOver() {
    return System.nanoTime() - nanos > 0;
  }

  @Override
  public void at(long done, long total) {
    if (isOver()) {
      throw new Cancelled();
    }
  }
}
