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
  private final Cache<String, Held> originals;
  private final FixedExpiration<String, Held> byUse;
  private final AtomicLong heldBytes = new AtomicLong();
  private final Map<String, Buried> tombstones = Collections.synchronizedMap(new Tombstones());

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

  /// An original, and whose it is.
  private record Held(Packed packed, Owners owners) {}

  private record Buried(Lookup.Gone gone, Owners owners) {}

  @Override
  public Kept put(Entry entry, Scope scope) {
    Packed held = own(entry.hash());
    return keep(
        held != null && held.covers(entry) ? held : Packed.of(entry, clock.instant()), scope);
  }

  /// Keeps an original that is packed already, beside the projects that have it for one more.
  Kept keep(Packed packed, Scope scope) {
    if (packed.weight() > maxBytes) {
      return new Kept.TooLarge(packed.weight(), maxBytes);
    }
    hold(packed, scope);
    return new Kept.Stored();
  }

  @Override
  public Lookup find(Hash hash, Scope scope) {
    Held held = held(hash);
    try {
      return held == null
          ? lost(hash, scope)
          : held.owners.seenFrom(scope)
              ? new Lookup.Found(held.packed.unpack(), Provenance.LOCAL, held.packed.verified())
              : new Lookup.Elsewhere();
    } catch (IOException e) {
      throw new IllegalStateException("memory holds what it was given", e);
    }
  }

  @Override
  public Holdings holdings() {
    originals.cleanUp();
    return new Holdings(originals.estimatedSize(), heldBytes.get(), maxBytes, ttl.toSeconds());
  }

  /// An original as it is held, if it is, whoever asks; its time to live begins anew.
  @Nullable Packed use(Hash hash) {
    Held held = held(hash);
    return held == null ? null : held.packed;
  }

  /// The same, but nothing that is here on somebody's word: that gives way to the real one.
  @Nullable Packed own(Hash hash) {
    Packed packed = use(hash);
    return packed != null && packed.verified() ? packed : null;
  }

  /// Forgets an original, and that it ever was here.
  synchronized void drop(Hash hash) {
    String key = key(hash);
    Held dropped = originals.asMap().remove(key);
    heldBytes.addAndGet(dropped == null ? 0 : -dropped.packed.weight());
    tombstones.remove(key);
  }

  private @Nullable Held held(Hash hash) {
    Held held = originals.getIfPresent(key(hash));
    return held != null && hash.names(held.packed.hash()) ? held : null;
  }

  private synchronized void hold(Packed packed, Scope scope) {
    String key = key(packed.hash());
    Held present = held(packed.hash());
    boolean same = present != null && present.packed.verified() == packed.verified();
    Owners owners = present != null && same ? present.owners : new Owners();
    owners.add(scope);
    if (present != null && same && present.packed.label().equals(packed.label())) {
      return;
    }
    originals.cleanUp();
    while (heldBytes.get() + packed.weight() > maxBytes) {
      makeRoom(packed.weight());
    }
    Held displaced = originals.asMap().put(key, new Held(packed, owners));
    heldBytes.addAndGet(packed.weight() - (displaced == null ? 0 : displaced.packed.weight()));
    Buried buried = tombstones.remove(key);
    if (buried != null && buried.gone.hash().equals(packed.hash())) {
      owners.add(buried.owners);
    }
  }

  private void makeRoom(int weight) {
    for (String key : byUse.oldest(BATCH).keySet()) {
      if (heldBytes.get() + weight <= maxBytes) {
        return;
      }
      Held evicted = originals.asMap().remove(key);
      if (evicted != null) {
        bury(key, evicted, Cause.EVICTED);
      }
    }
  }

  private Lookup lost(Hash hash, Scope scope) {
    originals.cleanUp();
    Buried buried = tombstones.get(key(hash));
    return buried != null && hash.names(buried.gone.hash()) && buried.owners.seenFrom(scope)
        ? buried.gone
        : new Lookup.Unknown();
  }

  private void expired(@Nullable String key, @Nullable Held held, RemovalCause cause) {
    if (key != null && held != null) {
      bury(key, held, Cause.EXPIRED);
    }
  }

  private void bury(String key, Held held, Cause why) {
    heldBytes.addAndGet(-held.packed.weight());
    tombstones.put(key, new Buried(gone(held.packed.label(), why), held.owners));
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
  private static final class Tombstones extends LinkedHashMap<String, Buried> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Buried> eldest) {
      return size() > TOMBSTONES;
    }
  }
}
