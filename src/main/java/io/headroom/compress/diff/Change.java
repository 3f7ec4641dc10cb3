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
  /// How finely changes are told apart.
  ///
  /// @param most rows after which a change is cut where it may be
  /// @param longest rows after which it is cut anywhere
  /// @param apart rows of context that separate changes
  record Grain(int most, int longest, int apart) {
    /// What a person would call one change.
    static final Grain COARSE = new Grain(8, 16, 3);

    /// What a few words say of a patch that is told in few words.
    static final Grain FINE = new Grain(2, 4, 1);
  }

  static List<Change> of(Patch patch, Grain grain) {
    List<Change> changes = new ArrayList<>();
    for (int f = 0; f < patch.files().size(); f++) {
      List<Hunk> hunks = patch.files().get(f).hunks();
      for (int h = 0; h < hunks.size(); h++) {
        addAll(changes, patch.rows(), f, h, hunks.get(h), grain);
      }
    }
    return changes;
  }

  private static void addAll(
      List<Change> changes, Rows rows, int file, int number, Hunk hunk, Grain grain) {
    int from = -1;
    int last = -1;
    for (int row = hunk.header() + 1; row < hunk.end(); row++) {
      int change = Hunk.change(rows, row, hunk.parents());
      if (change == 0) {
        continue;
      }
      if (from >= 0 && (row - last > grain.apart || cuttable(rows, hunk, from, row, grain))) {
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
  private static boolean cuttable(Rows rows, Hunk hunk, int from, int row, Grain grain) {
    int length = row - from;
    boolean replaces =
        Hunk.change(rows, row - 1, hunk.parents()) < 0
            && Hunk.change(rows, row, hunk.parents()) > 0;
    boolean paragraph = rows.line(row - 1).length() <= hunk.parents();
    return length >= grain.longest || (length >= grain.most && !replaces && paragraph);
  }
}
