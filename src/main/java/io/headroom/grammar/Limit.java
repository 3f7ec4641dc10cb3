package io.headroom.grammar;

import io.headroom.text.Work;
import org.jspecify.annotations.Nullable;

/// When a parse is given up. The parser asks every hundred of its steps; how often it may ask
/// depends on the text alone, so that the same text has the same tree on a busy machine. A clock
/// ends only what the count should have ended long before.
final class Limit {
  /// Questions per UTF-16 unit: ten times the most that real programs took, which was one per
  /// hundred.
  private static final double PER_UNIT = 0.1;

  private static final int AT_LEAST = 2_000;
  private static final long NANOS = 20_000_000_000L;

  private final Work work;
  private final int length;
  private final long most;
  private final long end = System.nanoTime() + NANOS;
  private long asked;
  private @Nullable RuntimeException cancelled;

  Limit(Work work, int length) {
    this.work = work;
    this.length = length;
    this.most = AT_LEAST + (long) (PER_UNIT * length);
  }

  /// Whether to stop. Called from native code, through which no exception may pass.
  boolean reached(int at) {
    asked++;
    if (asked > most || System.nanoTime() > end) {
      return true;
    }
    try {
      work.at(Math.min(at, length), length);
      return false;
    } catch (RuntimeException e) {
      cancelled = e;
      return true;
    }
  }

  boolean isCancelled() {
    return cancelled != null;
  }

  /// Lets a cancellation pass that native code could not.
  void rethrow() {
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
