package io.headroom.compress.diff;

import java.util.Arrays;

/// Where repeated rows of a patch stand first, as a person would name the place: file and line,
/// after the change for a row that is added, before it for a row that is removed.
final class Places {
  private final Patch patch;
  private final int[] original;
  private final int[] fileOf;
  private final int[] lineOf;

  /// Places of a patch.
  ///
  /// @param original for each row the row it repeats, or -1
  Places(Patch patch, int[] original) {
    this.patch = patch;
    this.original = original;
    this.fileOf = new int[original.length];
    this.lineOf = new int[original.length];
    for (int f = 0; f < patch.files().size(); f++) {
      FileDiff file = patch.files().get(f);
      Arrays.fill(fileOf, file.from(), file.end(), f);
      file.hunks().forEach(this::number);
    }
  }

  private void number(Hunk hunk) {
    Rows rows = patch.rows();
    int result = hunk.parents();
    int before = hunk.ranges().getFirst().cursor();
    int after = hunk.ranges().get(result).cursor();
    for (int row = hunk.header() + 1; row < hunk.end(); row++) {
      lineOf[row] = Hunk.change(rows, row, result) < 0 ? before : after;
      if (rows.sign(row, 0) != '\\') {
        before += Hunk.has(rows, row, result, 0) ? 1 : 0;
        after += Hunk.has(rows, row, result, result) ? 1 : 0;
      }
    }
  }

  /// Whether a row repeats another.
  boolean has(int row) {
    return original[row] >= 0;
  }

  /// Whether a row is in the same repeated run as the row above it.
  boolean follows(int row) {
    return has(row) && original[row] == original[row - 1] + 1;
  }

  /// Where the row stands first that a row repeats.
  String of(int row) {
    int first = original[row];
    return patch.files().get(fileOf[first]).name() + ":" + lineOf[first];
  }
}
