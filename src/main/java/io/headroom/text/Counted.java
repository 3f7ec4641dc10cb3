package io.headroom.text;

/// Remembers how many tokens the short pieces met last have. Most pieces of a text are words it has
/// said before, and the ranks of all tokens do not fit into a processor's nearest memory; this
/// does. Keys are the bytes themselves, so that no piece is taken for another.
final class Counted {
  /// Longest piece that is remembered, in bytes: two words of the machine.
  static final int LONGEST = 2 * Long.BYTES;

  private static final int BITS = 12;
  private static final long MIX = 0x9E3779B97F4A7C15L; // odd, from the golden ratio

  private final long[] firsts = new long[1 << BITS];
  private final long[] seconds = new long[1 << BITS];
  private final int[] counts =
      new int[1 << BITS]; // length above, tokens in the lower half; 0: none

  private long first;
  private long second;
  private int length;
  private int slot;

  /// Looks for a piece.
  ///
  /// @param bytes hold it at their beginning
  /// @param length at most [#LONGEST]
  void find(byte[] bytes, int length) {
    long first = 0;
    long second = 0;
    int half = Math.min(length, Long.BYTES);
    for (int i = 0; i < half; i++) {
      first = first << Byte.SIZE | (bytes[i] & 0xFF);
    }
    for (int i = half; i < length; i++) {
      second = second << Byte.SIZE | (bytes[i] & 0xFF);
    }
    this.first = first;
    this.second = second;
    this.length = length;
    this.slot = (int) ((first ^ Long.rotateLeft(second * MIX, 31)) * MIX >>> Long.SIZE - BITS);
  }

  /// Tokens of the piece that was looked for, or 0 if it is not remembered.
  int count() {
    int count = counts[slot];
    return count >>> Short.SIZE == length && firsts[slot] == first && seconds[slot] == second
        ? count & 0xFFFF
        : 0;
  }

  /// Remembers the piece that was looked for, instead of the one in its place.
  void keep(int count) {
    firsts[slot] = first;
    seconds[slot] = second;
    counts[slot] = length << Short.SIZE | count;
  }
}
