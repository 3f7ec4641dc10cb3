package io.headroom.store;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Originals in memory, compressed, bounded by the bytes they take and by a time to live that
/// starts anew at every use.
///
/// The one used longest ago makes room first. A cache that admits by frequency (TinyLFU) will not
/// do: once full it turns the newest original away, and that is the one whose marker a reader has
/// just been given.
public final class MemoryStore implements OriginalStore {
  /// Default bound: 256 MB of compressed originals, some 1 to 2 GB of logs.
  public static final long DEFAULT_MAX_BYTES = 256L << 20;

  /// Default time to live after the last use.
  public static final Duration DEFAULT_TTL = Duration.ofHours(1);

  /// What an entry costs beside its bytes: its objects and its places in the map.
  private static final int OVERHEAD_BYTES = 256;

  private static final int TOMBSTONES = 10_000;
  private static final int SHORT_DIGITS = 12;

  private final long maxBytes;
  private final Duration ttl;
  private final LongSupplier nanos;

  // Both guarded by this. Packing and unpacking happen outside the lock. In access order the first
  // original is the one used longest ago, so that making room and expiring both begin there.
  private final LinkedHashMap<String, Held> originals = new LinkedHashMap<>(64, 0.75f, true);
  private final Tombstones tombstones = new Tombstones();
  private long heldBytes;

  /// A store with a bound and a time to live.
  ///
  /// @param maxBytes most bytes of compressed originals, at least 1
  /// @param ttl time to live after the last use
  public MemoryStore(long maxBytes, Duration ttl) {
    this(maxBytes, ttl, System::nanoTime);
  }

  MemoryStore(long maxBytes, Duration ttl, LongSupplier nanos) {
    this.maxBytes = maxBytes;
    this.ttl = ttl;
    this.nanos = nanos;
  }

  @Override
  public Kept put(Entry entry) {
    if (use(entry.hash()) != null) {
      return new Kept.Stored();
    }
    Packed packed = Packed.of(entry);
    if (packed.weight() > maxBytes) {
      return new Kept.TooLarge(packed.weight(), maxBytes);
    }
    keep(packed);
    return new Kept.Stored();
  }

  @Override
  public Lookup find(Hash hash) {
    Packed packed = use(hash);
    return packed != null ? new Lookup.Found(packed.unpack()) : lost(hash);
  }

  @Override
  public synchronized Holdings holdings() {
    expire();
    return new Holdings(originals.size(), heldBytes, maxBytes, ttl.toSeconds());
  }

  private synchronized @Nullable Packed use(Hash hash) {
    expire();
    Held held = originals.get(key(hash));
    if (held == null || !hash.names(held.packed.hash)) {
      return null;
    }
    held.usedAt = nanos.getAsLong();
    return held.packed;
  }

  private synchronized void keep(Packed packed) {
    String key = key(packed.hash);
    Held displaced = originals.remove(key);
    if (displaced != null) {
      heldBytes -= displaced.packed.weight();
    }
    for (Map.Entry<String, Held> eldest = originals.firstEntry();
        eldest != null && heldBytes + packed.weight() > maxBytes;
        eldest = originals.firstEntry()) {
      bury(eldest, Cause.EVICTED);
    }
    originals.put(key, new Held(packed, nanos.getAsLong()));
    heldBytes += packed.weight();
    tombstones.remove(key);
  }

  private synchronized Lookup lost(Hash hash) {
    Lookup.Gone gone = tombstones.get(key(hash));
    return gone != null && hash.names(gone.hash()) ? gone : new Lookup.Unknown();
  }

  private synchronized void expire() {
    long now = nanos.getAsLong();
    for (Map.Entry<String, Held> eldest = originals.firstEntry();
        eldest != null && now - eldest.getValue().usedAt >= ttl.toNanos();
        eldest = originals.firstEntry()) {
      bury(eldest, Cause.EXPIRED);
    }
  }

  private void bury(Map.Entry<String, Held> dead, Cause why) {
    Packed packed = dead.getValue().packed;
    originals.remove(dead.getKey());
    heldBytes -= packed.weight();
    tombstones.put(dead.getKey(), new Lookup.Gone(packed.hash, packed.about, why));
  }

  /// Originals are kept under the short form of their hash, so that both forms find them in one
  /// step. Two originals that share 48 bits would displace one another; the longer form still tells
  /// them apart.
  private static String key(Hash hash) {
    return hash.value().substring(0, SHORT_DIGITS);
  }

  private static final class Held {
    final Packed packed;
    long usedAt;

    Held(Packed packed, long usedAt) {
      this.packed = packed;
      this.usedAt = usedAt;
    }
  }

  /// What became of originals that are gone; the oldest are forgotten.
  private static final class Tombstones extends LinkedHashMap<String, Lookup.Gone> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Lookup.Gone> eldest) {
      return size() > TOMBSTONES;
    }
  }

  private record Packed(
      Hash hash, Entry.About about, Original.Encoding encoding, byte[] deflated, int size) {
    static Packed of(Entry entry) {
      byte[] bytes = entry.original().bytes();
      Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
      try {
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 4));
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
        return new Packed(
            entry.hash(),
            entry.about(),
            entry.original().encoding(),
            out.toByteArray(),
            bytes.length);
      } finally {
        deflater.end();
      }
    }

    int weight() {
      return deflated.length + OVERHEAD_BYTES;
    }

    Entry unpack() {
      byte[] bytes = new byte[size];
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(deflated);
        int at = 0;
        while (at < size) {
          int n = inflater.inflate(bytes, at, size - at);
          if (n == 0) {
            throw new IllegalStateException(
                "stored original " + hash + " ends after " + at + " of " + size + " bytes");
          }
          at += n;
        }
        return new Entry(hash, Original.stored(bytes, encoding), about);
      } catch (DataFormatException e) {
        throw new IllegalStateException("stored original " + hash + " is damaged", e);
      } finally {
        inflater.end();
      }
    }
  }
}
