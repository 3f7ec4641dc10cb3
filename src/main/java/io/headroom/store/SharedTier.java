package io.headroom.store;

import io.headroom.store.OriginalStore.Remote;
import io.headroom.store.Outbox.Letter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store that the servers of a fleet share, in Redis or Valkey: what one of them keeps, all of
/// them find. Nothing waits for it but a look-up of what is found nowhere else, and that not for
/// long; what is kept goes there in the background.
///
/// Writing and reading have a connection each, so that a look-up never waits behind a large value.
public final class SharedTier extends Tier {
  private static final Logger log = LoggerFactory.getLogger(SharedTier.class);

  /// The first connection also loads the client library, on a thread that shares its core with
  /// whatever else a server does in its first second.
  private static final Duration FIRST = Duration.ofSeconds(2);

  /// How long the end of a program may wait for its last originals to arrive.
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final SharedSettings.Usable settings;
  private final Parcels parcels;
  private final Health health;
  private final Outbox outbox = new Outbox();
  private final Lane reads;
  private final Lane writes;
  private final CountDownLatch greeted = new CountDownLatch(1);
  private final Thread writer;

  /// A tier that begins to connect at once, in the background.
  ///
  /// @param settings where, and how
  /// @param clock measures how long a server that fails is left alone
  public SharedTier(SharedSettings.Usable settings, InstantSource clock) {
    this(settings, Breaker.PAUSE, clock);
  }

  SharedTier(SharedSettings.Usable settings, Duration pause, InstantSource clock) {
    this.settings = settings;
    this.parcels = new Parcels(settings.key(), settings.tenant());
    this.health = new Health("the shared store", settings.where(), pause, clock);
    this.reads = new Lane(settings, "headroom-shared-reads");
    this.writes = new Lane(settings, "headroom-shared-writes");
    this.writer = Thread.ofPlatform().daemon().name("headroom-shared").unstarted(this::write);
    writer.start();
  }

  @Override
  Provenance provenance() {
    return Provenance.SHARED;
  }

  /// Never waits, and so never knows. What is shared is the tenant's: projects are directories,
  /// which are others on each machine.
  @Override
  boolean keep(Packed packed, boolean known, Scope scope) {
    outbox.add(new Letter(packed, known));
    return false;
  }

  @Override
  Presence use(Packed packed, Scope scope) {
    boolean _ = keep(packed, true, scope);
    return Presence.UNKNOWABLE;
  }

  @Override
  Optional<Packed> take(Hash hash, Scope scope) throws IOException {
    byte[] key = parcels.key(hash);
    byte[] sealed = ask(redis -> redis.take(key, ttlSeconds()));
    if (sealed == null) {
      return Optional.empty();
    }
    Optional<Packed> packed = parcels.open(sealed, hash);
    if (packed.isPresent()) {
      health.found();
    } else {
      log.warn("an original in the shared store is damaged, or of another version: {}", hash);
    }
    return packed;
  }

  @Override
  boolean forget(Hash hash) throws IOException {
    byte[] key = parcels.key(hash);
    return ask(redis -> redis.delete(key));
  }

  @Override
  long ttlSeconds() {
    return settings.ttl().toSeconds();
  }

  @Override
  Optional<Remote> remote() {
    return Optional.of(health.snapshot(outbox.size(), outbox.dropped()));
  }

  @Override
  void flush() {
    try {
      outbox.awaitEmpty(FAREWELL, health.breaker()::isOpen);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    writes.close();
    reads.close();
  }

  /// Asks the server while somebody waits.
  private <T extends @Nullable Object> T ask(Lane.Use<T> question) throws IOException {
    awaitGreeting();
    if (health.breaker().isOpen()) {
      throw health.resting();
    }
    return health.attempt(() -> reads.call(question, patience(0)));
  }

  private void awaitGreeting() throws IOException {
    try {
      if (!greeted.await(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("it is not connected yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void write() {
    try {
      greet();
      while (!Thread.currentThread().isInterrupted()) {
        if (health.breaker().isOpen()) {
          Thread.sleep(health.breaker().rest());
          probe();
        } else {
          Optional<Letter> letter = outbox.first(Breaker.PAUSE);
          if (letter.isPresent()) {
            send(letter.get());
          }
        }
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  private void greet() {
    try {
      ping(writes, FIRST);
      ping(reads, FIRST);
    } catch (IOException _) {
      // noted
    } finally {
      greeted.countDown();
    }
  }

  /// Whether an outage is over is found out here, so that no look-up has to wait for it.
  private void probe() {
    if (health.breaker().admits()) {
      try {
        ping(writes, patience(0));
      } catch (IOException _) {
        // noted
      }
    }
  }

  private void ping(Lane lane, Duration most) throws IOException {
    boolean _ = health.attempt(() -> lane.call(RedisConnection::ping, most));
  }

  private void send(Letter letter) {
    AtomicBoolean connected = new AtomicBoolean();
    try {
      boolean _ =
          health.attempt(() ->
              writes.call(
                  redis -> {
                    connected.set(true);
                    return deliver(redis, letter);
                  },
                  patience(letter.packed().weight())));
      outbox.arrived(letter);
      health.wrote();
    } catch (IOException _) {
      if (connected.get()) {
        outbox.refused(letter);
      }
    }
  }

  private boolean deliver(RedisConnection redis, Letter letter) throws IOException {
    byte[] key = parcels.key(letter.packed().hash());
    if (!letter.known() || !redis.renew(key, ttlSeconds())) {
      redis.set(key, parcels.seal(letter.packed()), ttlSeconds());
    }
    return true;
  }

  /// Time for connecting, if need be, and for a command.
  private Duration patience(int bytes) {
    return settings.timeout().plus(RedisConnection.patience(settings.timeout(), bytes));
  }
}
