package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.List;

/// Changed rows that are shown or left out together: removed rows with those that replace them, and
/// changes close by.
///
/// @param file number of the file
/// @param hunk number of the hunk in it
/// @param from first row
/// @param to row after the last; both ends are changed rows
record Change(int file, int hunk, int from, int to) {
  /// A change is cut after this many rows where it may be.
  private static final int LONG = 8;

  /// A run of rows of one sign is cut after this many.
  private static final int LONGEST = 16;

  /// Rows of context that separate changes.
  private static final int APART = 3;

  static List<Change> of(Patch patch) {
    List<Change> changes = new ArrayList<>();
    for (int f = 0; f < patch.files().size(); f++) {
      List<Hunk> hunks = patch.files().get(f).hunks();
      for (int h = 0; h < hunks.size(); h++) {
        addAll(changes, patch.rows(), f, h, hunks.get(h));
      }
    }
    return changes;
  }

  private static void addAll(List<Change> changes, Rows rows, int file, int number, Hunk hunk) {
    int from = -1;
    int last = -1;
    for (int row = hunk.header() + 1; row < hunk.end(); row++) {
      int change = Hunk.change(rows, row, hunk.parents());
      if (change == 0) {
        continue;
      }
      if (from >= 0 && (row - last > APART || cuttable(rows, hunk, from, row))) {
        changes.add(new Change(file, number, from, last + 1));
        from = row;
      }
      from = from < 0 ? row : from;
      last = row;
    }
    if (from >= 0) {
      changes.add(new Change(file, number, from, last + 1));
    }
  }

  /// Whether a change may end before a row: it is long, and what was removed does not lose what
  /// replaces it.
  private static boolean cuttable(Rows rows, Hunk hunk, int from, int row) {
    int length = row - from;
    boolean replaces =
        Hunk.change(rows, row - 1, hunk.parents()) < 0
            && Hunk.change(rows, row, hunk.parents()) > 0;
    boolean paragraph = rows.line(row - 1).length() <= hunk.parents();
    return length >= LONGEST || (length >= LONG && !replaces && paragraph);
  }
}
