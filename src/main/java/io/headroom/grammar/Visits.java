package io.headroom.grammar;

import java.util.Arrays;

/// The nodes of a tree that were visited, parents first, in source order: four ints each, as
/// `src/main/native/core.c` writes them.
final class Visits {
  static final int INTS = 4;

  private static final int WRONG = 1 << 16;
  private static final int HOLDS_WRONG = 2 << 16;

  private int[] words;
  private int size;

  /// Visits to be added to.
  Visits() {
    this(new int[64 * INTS]);
    this.size = 0;
  }

  /// Visits that were made.
  Visits(int[] words) {
    this.words = words;
    this.size = words.length;
  }

  /// Adds a visit.
  ///
  /// @param wrong whether the grammar could make nothing of the node, or it is missing
  /// @param holdsWrong whether that is true of it or of what is in it
  void add(
      short symbol, short field, int start, int end, int depth, boolean wrong, boolean holdsWrong) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size] = Short.toUnsignedInt(symbol) | field << 16;
    words[size + 1] = start;
    words[size + 2] = end;
    words[size + 3] = depth | (wrong ? WRONG : 0) | (holdsWrong ? HOLDS_WRONG : 0);
    size += INTS;
  }

  int count() {
    return size / INTS;
  }

  short symbol(int visit) {
    return (short) words[visit * INTS];
  }

  short field(int visit) {
    return (short) (words[visit * INTS] >> 16);
  }

  int start(int visit) {
    return words[visit * INTS + 1];
  }

  int end(int visit) {
    return words[visit * INTS + 2];
  }

  int depth(int visit) {
    return words[visit * INTS + 3] & 0xFFFF;
  }

  boolean wrong(int visit) {
    return (words[visit * INTS + 3] & WRONG) != 0;
  }

  boolean holdsWrong(int visit) {
    return (words[visit * INTS + 3] & HOLDS_WRONG) != 0;
  }
}
