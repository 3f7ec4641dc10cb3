package io.headroom.text;

/// The characters that tables are drawn with: bars between cells, and rules of dashes and joints
/// between rows.
public final class Ruling {
  private Ruling() {}

  /// Whether a line rules off rows: `+---+---+`, `---+---`, `| --- | :-: |`, `├───┼───┤`.
  ///
  /// @param line one line
  /// @return true if it holds nothing else
  public static boolean isRule(String line) {
    int dashes = 0;
    int joints = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '-' || c == '=' || c == '─' || c == '━' || c == '═') {
        dashes++;
      } else if (c == '+' || isBar(c) || c > '─' && c <= '╿') {
        joints++;
      } else if (c != ' ' && c != ':') {
        return false;
      }
    }
    return dashes >= 2 && joints >= 1;
  }

  /// Whether a character stands between cells.
  ///
  /// @param c any character
  /// @return true for the bars of plain text and of box drawing
  public static boolean isBar(char c) {
    return c == '|' || c == '│' || c == '┃' || c == '║';
  }
}
