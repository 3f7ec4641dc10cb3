package io.headroom.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Originals in memory, compressed, bounded by the bytes they take and by a time to live that
/// starts anew at every use.
public final class MemoryStore implements OriginalStore {
  /// Default bound: 256 MB of compressed originals, some 1 to 2 GB of logs.
  public static final long DEFAULT_MAX_BYTES = 256L << 20;

  /// Default time to live after the last use.
  public static final Duration DEFAULT_TTL = Duration.ofHours(1);

  /// What an entry costs beside its bytes: objects and the cache's own bookkeeping, measured at 103
  /// to 106 bytes.
  private static final int OVERHEAD_BYTES = 256;

  private static final int TOMBSTONES = 10_000;
  private static final int SHORT_DIGITS = 12;

  private final Cache<String, Packed> originals;
  private final Cache<String, Lookup.Gone> tombstones;
  private final long maxBytes;
  private final Duration ttl;

  /// A store with a bound and a time to live.
  ///
  /// @param maxBytes most bytes of compressed originals, at least 1
  /// @param ttl time to live after the last use
  public MemoryStore(long maxBytes, Duration ttl) {
    this(maxBytes, ttl, Ticker.systemTicker());
  }

  MemoryStore(long maxBytes, Duration ttl, Ticker ticker) {
    this.maxBytes = maxBytes;
    this.ttl = ttl;
    this.tombstones = Caffeine.newBuilder().maximumSize(TOMBSTONES).build();
    this.originals =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String _, Packed packed) -> packed.weight())
            .expireAfterAccess(ttl)
            .ticker(ticker)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .evictionListener(this::bury)
            .build();
  }

  private void bury(@Nullable String key, @Nullable Packed packed, RemovalCause cause) {
    if (key != null && packed != null) {
      Cause why = cause == RemovalCause.EXPIRED ? Cause.EXPIRED : Cause.EVICTED;
      tombstones.put(key, new Lookup.Gone(packed.hash, packed.about, why));
    }
  }

  @Override
  public Kept put(Entry entry) {
    String key = key(entry.hash());
    Packed present = originals.getIfPresent(key);
    if (present != null && present.hash.equals(entry.hash())) {
      return new Kept.Stored();
    }
    Packed packed = Packed.of(entry);
    if (packed.weight() > maxBytes) {
      return new Kept.TooLarge(packed.weight(), maxBytes);
    }
    originals.put(key, packed);
    tombstones.invalidate(key);
    return new Kept.Stored();
  }

  @Override
  public Lookup find(Hash hash) {
    String key = key(hash);
    Packed packed = originals.getIfPresent(key);
    if (packed != null && hash.names(packed.hash)) {
      return new Lookup.Found(packed.unpack());
    }
    originals.cleanUp();
    Lookup.Gone gone = tombstones.getIfPresent(key);
    return gone != null && hash.names(gone.hash()) ? gone : new Lookup.Unknown();
  }

  @Override
  public Holdings holdings() {
    originals.cleanUp();
    long held = originals.policy().eviction().orElseThrow().weightedSize().orElse(0);
    return new Holdings(originals.estimatedSize(), held, maxBytes, ttl.toSeconds());
  }

  /// Originals are kept under the short form of their hash, so that both forms find them in one
  /// step. Two originals that share 48 bits would displace one another; the longer form still tells
  /// them apart.
  private static String key(Hash hash) {
    return hash.value().substring(0, SHORT_DIGITS);
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
