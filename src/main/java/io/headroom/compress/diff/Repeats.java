package io.headroom.compress.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs of changed rows that the patch has before, sign and all: licences at the top of new files,
/// the same change made in many places. The first stands for the others.
final class Repeats {
  /// Rows and UTF-16 units of the shortest run that is folded: less is not worth sending the reader
  /// elsewhere, and hardly longer than the note that sends him.
  private static final int SHORTEST = 6;

  private static final int LEAST_LENGTH = 160;

  private Repeats() {}

  /// Finds repeated runs, the longest from left to right, by the hash of every window of
  /// [#SHORTEST] changed rows. A run neither spans hunks nor overlaps what it repeats.
  ///
  /// @return for each row the row it repeats, or -1
  static int[] of(Rows rows, List<Hunk> hunks) {
    int[] original = new int[rows.count()];
    Arrays.fill(original, -1);
    int[] end = new int[rows.count()];
    for (Hunk hunk : hunks) {
      for (int row = hunk.header() + 1; row < hunk.end(); row++) {
        end[row] = Hunk.change(rows, row, hunk.parents()) == 0 ? 0 : hunk.end();
      }
    }
    int[] hashes = new int[rows.count()];
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = end[row] == 0 ? 0 : rows.line(row).hashCode();
    }
    Map<Long, Integer> windows = new HashMap<>();
    for (int row = 0; row < original.length; ) {
      if (end[row] == 0 || !window(end, row)) {
        row++;
        continue;
      }
      long window = hash(hashes, row);
      int first = windows.getOrDefault(window, row);
      windows.putIfAbsent(window, row);
      int length = first == row ? 0 : same(rows, end, first, row);
      if (length < SHORTEST || rows.span(row, row + length).length() < LEAST_LENGTH) {
        row++;
        continue;
      }
      for (int i = 0; i < length; i++) {
        original[row + i] = first + i;
      }
      row += length;
    }
    return original;
  }

  private static boolean window(int[] end, int row) {
    if (row + SHORTEST > end[row]) {
      return false;
    }
    for (int i = 0; i < SHORTEST; i++) {
      if (end[row + i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static long hash(int[] hashes, int row) {
    long hash = 7;
    for (int i = 0; i < SHORTEST; i++) {
      hash = hash * 1_000_003 + hashes[row + i];
    }
    return hash;
  }

  private static int same(Rows rows, int[] end, int first, int row) {
    int length = 0;
    while (first + length < row
        && row + length < end[row]
        && first + length < end[first]
        && end[row + length] != 0
        && end[first + length] != 0
        && rows.line(first + length).equals(rows.line(row + length))) {
      length++;
    }
    return length;
  }
}
