package io.headroom.store;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Memory in front of a disk: an original is in both before its hash is given away, and is found by
/// every process of the user. Where the disk fails, memory goes on alone, and [#disk] says so.
public final class TieredStore implements OriginalStore, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TieredStore.class);
  private static final Duration BETWEEN_TIDIES = Duration.ofMinutes(10);

  private final MemoryStore memory;
  private final DiskStore disk;
  private final InstantSource clock;
  private final Thread tidier;
  private final AtomicBoolean complained = new AtomicBoolean();
  private volatile @Nullable String trouble;

  /// A store that begins to open its disk at once, in the background.
  ///
  /// @param memory asked first
  /// @param disk where originals are kept as well; closed with this store
  /// @param clock tells when originals were stored
  public TieredStore(MemoryStore memory, DiskStore disk, InstantSource clock) {
    this.memory = memory;
    this.disk = disk;
    this.clock = clock;
    this.tidier = Thread.ofPlatform().daemon().name("headroom-store").unstarted(this::tidy);
    tidier.start();
  }

  private interface OnDisk<T> {
    T get() throws IOException;
  }

  @Override
  public Kept put(Entry entry, Scope scope) {
    Packed known = memory.use(entry.hash());
    // Secrets that were found since are worth a new label.
    Packed held = known != null && known.covers(entry) ? known : null;
    Packed packed = held == null ? Packed.of(entry, clock.instant()) : held;
    Kept inMemory = memory.keep(packed, scope);
    // Only what memory holds is known to be whole on disk, too; anything else is written anew.
    Kept onDisk =
        attempt(
            () ->
                held != null && disk.claim(held.hash(), scope)
                    ? inMemory
                    : disk.keep(packed, scope),
            inMemory);
    return onDisk instanceof Kept.Stored ? onDisk : inMemory;
  }

  @Override
  public Lookup find(Hash hash, Scope scope) {
    Packed held = memory.use(hash);
    if (held != null) {
      return attempt(() -> Optional.of(onBoth(held, scope)), Optional.<Lookup>empty())
          .orElseGet(() -> memory.find(hash, scope));
    }
    Lookup found = attempt(() -> onDisk(hash, scope), new Lookup.Unknown());
    return found instanceof Lookup.Unknown ? memory.find(hash, scope) : found;
  }

  /// What memory holds; the disk knows better whose it is, and whether it still is to be had.
  private Lookup onBoth(Packed held, Scope scope) throws IOException {
    return switch (disk.touch(held.hash(), scope)) {
      case HERE -> new Lookup.Found(held.unpack());
      case ELSEWHERE -> new Lookup.Elsewhere();
      case PURGED -> {
        memory.drop(held.hash());
        yield new Lookup.Unknown();
      }
      case ABSENT -> {
        Lookup found = memory.find(held.hash(), scope);
        if (found instanceof Lookup.Found) {
          var _ = disk.keep(held, scope);
        }
        yield found;
      }
    };
  }

  private Lookup onDisk(Hash hash, Scope scope) throws IOException {
    Optional<Packed> packed = disk.take(hash, scope);
    if (packed.isEmpty()) {
      return disk.missing(hash, scope);
    }
    var _ = memory.keep(packed.get(), scope);
    return new Lookup.Found(packed.get().unpack());
  }

  @Override
  public Holdings holdings() {
    return memory.holdings();
  }

  @Override
  public Disk disk() {
    try {
      Disk.Holding held = disk.holding();
      return new Disk.Holding(
          held.entries(),
          held.tombstones(),
          held.heldBytes(),
          held.maxBytes(),
          held.ttlSeconds(),
          Optional.ofNullable(trouble));
    } catch (IOException e) {
      return new Disk.Failed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public long ttlSeconds() {
    return trouble == null ? disk.settings().ttl().toSeconds() : memory.ttlSeconds();
  }

  @Override
  public void close() {
    tidier.interrupt();
    disk.close();
  }

  private <T> T attempt(OnDisk<T> work, T otherwise) {
    try {
      T result = work.get();
      trouble = null;
      return result;
    } catch (IOException e) {
      complain(e);
      return otherwise;
    }
  }

  private void complain(IOException e) {
    trouble = e.getMessage();
    if (complained.compareAndSet(false, true)) {
      log.warn("originals are kept in memory alone for now: {}", trouble);
    }
  }

  private void tidy() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        disk.tidy();
      } catch (IOException e) {
        if (!Thread.currentThread().isInterrupted()) {
          complain(e);
        }
      }
      try {
        Thread.sleep(BETWEEN_TIDIES);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
