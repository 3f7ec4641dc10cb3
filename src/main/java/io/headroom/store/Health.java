package io.headroom.store;

import io.headroom.store.OriginalStore.Remote;
import io.headroom.store.OriginalStore.Remote.State;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a tier on another machine does: its circuit breaker and its figures. The first failures of
/// every outage are one line of the log.
final class Health {
  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final String what;
  private final String where;
  private final Breaker breaker;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong found = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile State state = State.IDLE;
  private volatile @Nullable String error;

  /// The health of a tier nobody has asked yet.
  ///
  /// @param what its name, as in `the shared store`
  /// @param where its address
  /// @param pause how long it is left alone after some failures in a row
  Health(String what, String where, Duration pause, InstantSource clock) {
    this.what = what;
    this.where = where;
    this.breaker = new Breaker(pause, clock);
  }

  /// Something that may fail.
  interface Attempt<T extends @Nullable Object> {
    T get() throws IOException;
  }

  Breaker breaker() {
    return breaker;
  }

  /// Tries something and notes how it went.
  ///
  /// @throws IOException if it failed; the message says what of
  <T extends @Nullable Object> T attempt(Attempt<T> attempt) throws IOException {
    try {
      T result = attempt.get();
      breaker.succeeded();
      state = State.UP;
      error = null;
      return result;
    } catch (IOException e) {
      failures.incrementAndGet();
      error = e.getMessage();
      boolean opened = breaker.failed();
      state = breaker.isOpen() ? State.DOWN : State.FAILING;
      if (opened) {
        log.warn("{} is left alone for now, at {}: {}", what, where, error);
      }
      throw new IOException(what + ": " + error, e);
    }
  }

  /// What to say where nobody is let through.
  IOException resting() {
    return new IOException(what + " is left alone for now: " + error);
  }

  void wrote() {
    written.incrementAndGet();
  }

  void found() {
    found.incrementAndGet();
  }

  Remote snapshot(int waiting, long dropped) {
    return new Remote(
        where,
        state,
        written.get(),
        found.get(),
        waiting,
        dropped,
        failures.get(),
        Optional.ofNullable(error));
  }
}
