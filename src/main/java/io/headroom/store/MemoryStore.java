package io.headroom.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.FixedExpiration;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Originals in memory, compressed, bounded by the bytes they take and by a time to live that
/// starts anew at every use.
///
/// A Caffeine cache keeps them and their order of use, and lets them expire. The bound is kept
/// here: Caffeine's own admits by frequency (TinyLFU), and so turns the newest original away once
/// the cache is full, which is the one whose marker a reader has just been given. Here the one used
/// longest ago makes room.
public final class MemoryStore implements OriginalStore {
  /// Default bound: 256 MB of compressed originals, some 1 to 2 GB of logs.
  public static final long DEFAULT_MAX_BYTES = 256L << 20;

  /// Default time to live after the last use.
  public static final Duration DEFAULT_TTL = Duration.ofHours(1);

  /// How many originals are looked at in one go when room is made.
  private static final int BATCH = 16;

  private static final int TOMBSTONES = 10_000;

  private final long maxBytes;
  private final Duration ttl;
  private final InstantSource clock;
  private final Cache<String, Packed> originals;
  private final FixedExpiration<String, Packed> byUse;
  private final AtomicLong heldBytes = new AtomicLong();
  private final Map<String, Lookup.Gone> tombstones = Collections.synchronizedMap(new Tombstones());

  /// A store with a bound and a time to live.
  ///
  /// @param maxBytes most bytes of compressed originals, at least 1
  /// @param ttl time to live after the last use
  public MemoryStore(long maxBytes, Duration ttl) {
    this(maxBytes, ttl, Ticker.systemTicker(), InstantSource.system());
  }

  MemoryStore(long maxBytes, Duration ttl, Ticker ticker, InstantSource clock) {
    this.maxBytes = maxBytes;
    this.ttl = ttl;
    this.clock = clock;
    this.originals =
        Caffeine.newBuilder()
            .expireAfterAccess(ttl)
            .ticker(ticker)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .evictionListener(this::expired)
            .build();
    this.byUse = originals.policy().expireAfterAccess().orElseThrow();
  }

  @Override
  public Kept put(Entry entry) {
    return own(entry.hash()) != null ? new Kept.Stored() : keep(Packed.of(entry, clock.instant()));
  }

  /// Keeps an original that is packed already.
  Kept keep(Packed packed) {
    if (packed.weight() > maxBytes) {
      return new Kept.TooLarge(packed.weight(), maxBytes);
    }
    hold(packed);
    return new Kept.Stored();
  }

  @Override
  public Lookup find(Hash hash) {
    Packed packed = use(hash);
    try {
      return packed != null
          ? new Lookup.Found(packed.unpack(), Provenance.LOCAL, packed.verified())
          : lost(hash);
    } catch (IOException e) {
      throw new IllegalStateException("memory holds what it was given", e);
    }
  }

  @Override
  public Holdings holdings() {
    originals.cleanUp();
    return new Holdings(originals.estimatedSize(), heldBytes.get(), maxBytes, ttl.toSeconds());
  }

  /// An original as it is held, if it is; its time to live begins anew.
  @Nullable Packed use(Hash hash) {
    Packed packed = originals.getIfPresent(key(hash));
    return packed != null && hash.names(packed.hash()) ? packed : null;
  }

  /// The same, but nothing that is here on somebody's word: that gives way to the real one.
  @Nullable Packed own(Hash hash) {
    Packed packed = use(hash);
    return packed != null && packed.verified() ? packed : null;
  }

  private synchronized void hold(Packed packed) {
    originals.cleanUp();
    while (heldBytes.get() + packed.weight() > maxBytes) {
      makeRoom(packed.weight());
    }
    String key = key(packed.hash());
    Packed displaced = originals.asMap().put(key, packed);
    heldBytes.addAndGet(packed.weight() - (displaced == null ? 0 : displaced.weight()));
    tombstones.remove(key);
  }

  private void makeRoom(int weight) {
    for (String key : byUse.oldest(BATCH).keySet()) {
      if (heldBytes.get() + weight <= maxBytes) {
        return;
      }
      Packed evicted = originals.asMap().remove(key);
      if (evicted != null) {
        bury(key, evicted, Cause.EVICTED);
      }
    }
  }

  private Lookup lost(Hash hash) {
    originals.cleanUp();
    Lookup.Gone gone = tombstones.get(key(hash));
    return gone != null && hash.names(gone.hash()) ? gone : new Lookup.Unknown();
  }

  private void expired(@Nullable String key, @Nullable Packed packed, RemovalCause cause) {
    if (key != null && packed != null) {
      bury(key, packed, Cause.EXPIRED);
    }
  }

  private void bury(String key, Packed packed, Cause why) {
    heldBytes.addAndGet(-packed.weight());
    tombstones.put(key, gone(packed.label(), why));
  }

  private static Lookup.Gone gone(Label label, Cause why) {
    return new Lookup.Gone(label.hash(), label.about(), why, label.storedAt());
  }

  /// Originals are kept under the short form of their hash, so that both forms find them in one
  /// step. Two originals that share 48 bits would displace one another; the longer form still tells
  /// them apart.
  private static String key(Hash hash) {
    return hash.brief().value();
  }

  /// What became of originals that are gone; the oldest are forgotten.
  private static final class Tombstones extends LinkedHashMap<String, Lookup.Gone> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Lookup.Gone> eldest) {
      return size() > TOMBSTONES;
    }
  }
}
