package io.headroom.store;

import io.headroom.store.OriginalStore.Disk;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's disk: an original is there before its hash is given away. Where the disk fails,
/// [#snapshot] says so, and one line of the log.
public final class DiskTier extends Tier {
  private static final Logger log = LoggerFactory.getLogger(DiskTier.class);
  private static final Duration BETWEEN_TIDIES = Duration.ofMinutes(10);

  private final DiskStore disk;
  private final Thread tidier;
  private final AtomicBoolean complained = new AtomicBoolean();
  private volatile @Nullable String trouble;

  /// A tier that begins to open its disk at once, in the background.
  ///
  /// @param disk where originals are kept; closed with this tier
  public DiskTier(DiskStore disk) {
    this.disk = disk;
    this.tidier = Thread.ofPlatform().daemon().name("headroom-store").unstarted(this::tidy);
    tidier.start();
  }

  private interface OnDisk<T> {
    T get() throws IOException;
  }

  @Override
  Provenance provenance() {
    return Provenance.DISK;
  }

  @Override
  boolean keep(Packed packed, boolean known, Scope scope) {
    try {
      // Only what memory holds is known to be whole on disk, too; anything else is written anew.
      return attempt(() ->
          (known && disk.claim(packed.hash(), scope))
              || disk.keep(packed, scope) instanceof Kept.Stored);
    } catch (IOException _) {
      return false; // told already
    }
  }

  @Override
  Presence use(Packed packed, Scope scope) {
    try {
      return attempt(() -> disk.touch(packed.hash(), scope));
    } catch (IOException _) {
      return Presence.UNKNOWABLE; // told already
    }
  }

  @Override
  Optional<Packed> take(Hash hash, Scope scope) throws IOException {
    return attempt(() -> disk.take(hash, scope));
  }

  @Override
  Lookup missing(Hash hash, Scope scope) throws IOException {
    return attempt(() -> disk.missing(hash, scope));
  }

  @Override
  boolean forget(Hash hash) throws IOException {
    return attempt(() -> disk.purge(hash));
  }

  @Override
  long ttlSeconds() {
    return trouble == null ? disk.settings().ttl().toSeconds() : 0;
  }

  /// What is on disk right now.
  Disk snapshot() {
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
  public void close() {
    tidier.interrupt();
    disk.close();
  }

  private <T> T attempt(OnDisk<T> work) throws IOException {
    try {
      T result = work.get();
      trouble = null;
      return result;
    } catch (IOException e) {
      complain(e);
      throw e;
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
