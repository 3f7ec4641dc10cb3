package io.headroom.mcp;

import io.headroom.text.Work;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The work behind one request: stops when the request's thread is interrupted, and tells a client
/// that asked for it how far it is. Short work stays silent. Other threads may help with it; they
/// learn that it is cancelled, but tell the client nothing: a client that has left is told to the
/// sending thread by an interrupt, and theirs would go on to other work.
final class Progress implements Work {
  private static final long QUIET_NANOS = 500_000_000;
  private static final long APART_NANOS = 250_000_000;

  private final @Nullable String token;
  private final Dispatcher.Channel channel;
  private final LongSupplier nanos;
  private final Thread caller = Thread.currentThread();
  private volatile boolean cancelled;
  private long next;
  private long passed;
  private long last;
  private long sent;

  /// Work that begins now, on the current thread.
  ///
  /// @param token the raw JSON of the client's progress token, or null if it wants no progress
  /// @param channel takes the notifications
  /// @param nanos the clock, as [System#nanoTime]
  Progress(@Nullable String token, Dispatcher.Channel channel, LongSupplier nanos) {
    this.token = token;
    this.channel = channel;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + QUIET_NANOS;
  }

  @Override
  public void at(long done, long total) {
    // Remembered, since library code on the way may clear a thread's interrupt.
    if (cancelled || caller.isInterrupted()) {
      cancelled = true;
      throw new Cancelled();
    }
    if (token != null && caller.equals(Thread.currentThread())) {
      report(done, total);
    }
  }

  private void report(long done, long total) {
    // A smaller figure means that another pass over the content began. Clients expect figures that
    // only grow, so that it goes on where the last pass ended.
    if (done < last) {
      passed += last;
    }
    last = done;
    long progress = passed + done;
    long now = nanos.getAsLong();
    if (now - next < 0 || progress <= sent) {
      return;
    }
    next = now + APART_NANOS;
    sent = progress;
    channel.send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
            + token
            + (",\"progress\":" + progress)
            + (total > 0 ? ",\"total\":" + Math.max(progress, passed + total) : "")
            + "}}");
  }
}
