package io.headroom.compress.diff;

/// Changes of white space only.
final class WhiteSpace {
  /// Fewer changed rows are shown: the note would not be shorter.
  private static final int FEW = 6;

  private WhiteSpace() {}

  /// Whether what a hunk removes and what it adds are the same but for white space, row by row or
  /// not. Trailing and leading white space, indentation, line ends and empty lines are all white.
  static boolean only(Rows rows, Hunk hunk) {
    StringBuilder added = new StringBuilder();
    StringBuilder removed = new StringBuilder();
    int changed = 0;
    for (int row = hunk.header() + 1; row < hunk.end(); row++) {
      int change = Hunk.change(rows, row, hunk.parents());
      if (change != 0) {
        changed++;
        append(change > 0 ? added : removed, rows.line(row), hunk.parents());
      } else if (!added.toString().contentEquals(removed)) {
        return false;
      } else {
        added.setLength(0);
        removed.setLength(0);
      }
    }
    return changed >= FEW && added.toString().contentEquals(removed);
  }

  private static void append(StringBuilder to, String line, int from) {
    for (int i = Math.min(from, line.length()); i < line.length(); i++) {
      if (!Character.isWhitespace(line.charAt(i))) {
        to.append(line.charAt(i));
      }
    }
  }
}
