package io.headroom.text;

/// Byte-pair merging of pieces of everyday length: looking at all pairs for the least rank beats
/// any cleverer structure there. Keeps its arrays, so that counting allocates nothing.
final class ShortMerge {
  /// Longest piece taken, in UTF-16 units.
  static final int UNITS = 256;

  /// Above this many bytes the heap is faster.
  private static final int QUADRATIC = 100;

  private final byte[] bytes = new byte[UNITS * Utf8.WIDEST];
  private final long[] hashes = new long[bytes.length + 1];
  private final int[] starts = new int[QUADRATIC + 1];
  private final int[] merged = new int[QUADRATIC]; // rank of each part joined with the next
  private final LongMerge heap = new LongMerge(bytes.length);
  private final Counted counted = new Counted();
  private final Ranks ranks;

  /// Merges by the ranks of one encoding.
  ShortMerge(Ranks ranks) {
    this.ranks = ranks;
  }

  /// Number of tokens of a piece.
  ///
  /// @param text holds the piece, at most [#UNITS] long
  int count(String text, int from, int to) {
    int length = Utf8.encode(text, from, to, bytes, 0);
    if (length > Counted.LONGEST) {
      return count(length);
    }
    counted.find(bytes, length);
    int known = counted.count();
    if (known > 0) {
      return known;
    }
    int count = count(length);
    counted.keep(count);
    return count;
  }

  private int count(int length) {
    long hash = 0;
    for (int i = 0; i < length; i++) {
      hash = Ranks.roll(hash, bytes[i]);
      hashes[i + 1] = hash;
    }
    if (ranks.of(bytes, hashes, 0, length) != Ranks.NONE) {
      return 1;
    }
    if (length > QUADRATIC) {
      heap.run(ranks, bytes, hashes, 0, length);
      return heap.tokens();
    }
    return merge(length);
  }

  private int merge(int length) {
    for (int i = 0; i < length; i++) {
      starts[i] = i;
      merged[i] = i + 1 < length ? ranks.ofPair(bytes, i) : Ranks.NONE;
    }
    starts[length] = length;
    int parts = length;
    while (true) {
      int least = Ranks.NONE;
      int at = -1;
      for (int i = 0; i < parts - 1; i++) {
        if (merged[i] < least) {
          least = merged[i];
          at = i;
        }
      }
      if (at < 0) {
        return parts;
      }
      System.arraycopy(starts, at + 2, starts, at + 1, parts - at - 1);
      System.arraycopy(merged, at + 2, merged, at + 1, parts - at - 2);
      parts--;
      merged[at] = joined(at, parts);
      if (at > 0) {
        merged[at - 1] = joined(at - 1, parts);
      }
    }
  }

  private int joined(int part, int parts) {
    return part + 1 < parts ? ranks.of(bytes, hashes, starts[part], starts[part + 2]) : Ranks.NONE;
  }
}
