package io.headroom.store;

import io.headroom.store.RedisConnection.Severed;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One connection to the shared store and the thread that uses it. Whoever calls waits for as long
/// as it chose and no longer, whatever the network does: a name that does not resolve and a server
/// that reads nothing have no timeouts of their own.
final class Lane implements AutoCloseable {
  /// So many calls may wait for the connection.
  private static final int MOST_WAITING = 128;

  private final SharedSettings.Usable settings;
  private final ThreadPoolExecutor thread;
  private volatile @Nullable RedisConnection connection;
  private volatile @Nullable Call<?> running;

  /// A lane that connects at its first use.
  Lane(SharedSettings.Usable settings, String name) {
    this.settings = settings;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /// What somebody wants of the server; may be tried twice.
  interface Use<T extends @Nullable Object> {
    T of(RedisConnection connection) throws IOException;
  }

  /// Uses the server.
  ///
  /// @param most how long to wait for the outcome
  /// @return what came of it
  /// @throws IOException if nothing came of it in time; the message is for people
  <T extends @Nullable Object> T call(Use<T> use, Duration most) throws IOException {
    Call<T> call = new Call<>(use);
    Future<T> outcome;
    try {
      outcome = thread.submit(() -> served(call));
    } catch (RejectedExecutionException e) {
      throw new IOException("too many wait for it", e);
    }
    try {
      return outcome.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      abandon(outcome, call);
      throw new IOException("it does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon(outcome, call);
      throw new IOException("interrupted", e);
    }
  }

  /// Nobody waits for this any more. It is marked first and its connection ended then, while the
  /// other thread has a connection first and looks for the mark then: one of both sees the other.
  private void abandon(Future<?> outcome, Call<?> call) {
    outcome.cancel(false);
    call.abandoned = true;
    RedisConnection current = connection;
    if (running == call && current != null) {
      current.abort();
    }
  }

  /// A connection that was idle may have been ended by the server, or by something between, without
  /// anybody telling; a fresh one cannot have been.
  private <T extends @Nullable Object> T served(Call<T> call) throws IOException {
    running = call;
    boolean fresh = connection == null;
    try {
      return call.on(connected());
    } catch (Severed e) {
      drop();
      if (fresh) {
        throw e;
      }
    } catch (IOException e) {
      drop();
      throw e;
    } finally {
      running = null;
    }
    return served(call);
  }

  private RedisConnection connected() throws IOException {
    RedisConnection current = connection;
    if (current == null) {
      current = RedisConnection.open(settings.address(), settings.timeout());
      connection = current;
    }
    return current;
  }

  private void drop() {
    RedisConnection current = connection;
    connection = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    RedisConnection current = connection;
    if (current != null) {
      current.abort();
    }
  }

  private static final class Call<T extends @Nullable Object> {
    private final Use<T> use;
    private volatile boolean abandoned;

    Call(Use<T> use) {
      this.use = use;
    }

    T on(RedisConnection connection) throws IOException {
      if (abandoned) {
        throw new IOException("nobody waits for it");
      }
      return use.of(connection);
    }
  }
}
