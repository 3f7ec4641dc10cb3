package io.headroom.text;

import java.util.Arrays;

/// The tokens of an encoding and their ranks. A run of bytes is found by a 64-bit hash that callers
/// roll along as they go, and its bytes are compared before it counts as found, so that no input,
/// however it was made, can pass for a token it is not.
final class Ranks {
  /// Greater than every rank: the bytes are no token.
  static final int NONE = Integer.MAX_VALUE;

  private static final long BASE = 0x9E3779B97F4A7C55L; // odd, else the hash forgets old bytes
  private static final long MIX = 0xD6E8FEB86659FD93L;
  private static final int RANK_BITS = 18;
  private static final int RANK_MASK = (1 << RANK_BITS) - 1;

  private final byte[] bytes; // of all tokens, by rank
  private final int[] starts; // of each token in them; one more for the end
  private final long[] table; // 46 bits of the hash, then rank + 1; 0 where empty
  private final int shift;
  private final int[] pairs = new int[1 << 16]; // ranks of the tokens of two bytes
  private final long[] powers; // powers of BASE up to the length of the longest token

  /// Indexes tokens.
  ///
  /// @param bytes bytes of all tokens, one behind the other in the order of their ranks
  /// @param starts where each begins, and the end of the last
  Ranks(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
    int count = starts.length - 1;
    if (count > RANK_MASK) {
      throw new IllegalArgumentException("more tokens than ranks fit: " + count);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count) + 1; // at most half full
    this.table = new long[1 << bits];
    this.shift = Long.SIZE - bits;
    Arrays.fill(pairs, NONE);
    int longest = 0;
    for (int rank = 0; rank < count; rank++) {
      longest = Math.max(longest, starts[rank + 1] - starts[rank]);
      add(rank);
    }
    this.powers = new long[longest + 1];
    powers[0] = 1;
    for (int i = 1; i <= longest; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
  }

  private void add(int rank) {
    int from = starts[rank];
    int to = starts[rank + 1];
    if (to - from == 2) {
      pairs[pair(bytes, from)] = rank;
    }
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = roll(hash, bytes[i]);
    }
    long mixed = hash * MIX;
    int slot = (int) (mixed >>> shift);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = mixed << RANK_BITS | (rank + 1);
  }

  /// Hash of some bytes and one more behind them; the hash of no bytes is 0.
  static long roll(long hash, byte next) {
    return hash * BASE + (next & 0xFF) + 1;
  }

  /// Length in bytes of the longest token.
  int longest() {
    return powers.length - 1;
  }

  /// Rank of the two bytes at an offset.
  int ofPair(byte[] text, int at) {
    return pairs[pair(text, at)];
  }

  private static int pair(byte[] text, int at) {
    return (text[at] & 0xFF) << 8 | (text[at + 1] & 0xFF);
  }

  /// Rank of a range of a text.
  ///
  /// @param text the bytes
  /// @param hashes hash of the first n bytes for every n up to `to`
  int of(byte[] text, long[] hashes, int from, int to) {
    int length = to - from;
    return length < powers.length
        ? find(text, from, to, hashes[to] - hashes[from] * powers[length])
        : NONE;
  }

  private int find(byte[] text, int from, int to, long hash) {
    long mixed = hash * MIX;
    long tag = mixed << RANK_BITS;
    int slot = (int) (mixed >>> shift);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      if ((entry & ~RANK_MASK) == tag) {
        int rank = (int) entry & RANK_MASK;
        if (Arrays.equals(text, from, to, bytes, starts[rank - 1], starts[rank])) {
          return rank - 1;
        }
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return NONE;
  }
}
