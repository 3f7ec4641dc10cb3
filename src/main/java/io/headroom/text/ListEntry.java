package io.headroom.text;

/// How the entries of printed listings begin. Asked of every line of many texts, so written out by
/// hand.
public final class ListEntry {
  private ListEntry() {}

  /// Whether a line is a branch of a tree, in box drawing or in ASCII: `│ ├── src`, `| +--- a`.
  ///
  /// @param line without terminator
  /// @return false for any other line
  public static boolean isBranch(String line) {
    int at = blanks(line, 0);
    while (at + 1 < line.length() && isTrunk(line.charAt(at)) && isBlank(line.charAt(at + 1))) {
      at = blanks(line, at + 1);
    }
    if (at + 1 >= line.length()) {
      return false;
    }
    char c = line.charAt(at);
    if (c == '├' || c == '└' || c == '╰') {
      return line.charAt(at + 1) == '─';
    }
    if (c != '+' && c != '\\' && c != '`' && c != '|') {
      return false;
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) == '-') {
      end++;
    }
    int dashes = end - at - 1;
    return dashes >= 1 && dashes <= 3 && end < line.length() && line.charAt(end) == ' ';
  }

  /// Whether a line is indented and names an option of a program: ` -v`, ` --verbose`.
  ///
  /// @param line without terminator
  /// @return false for any other line
  public static boolean isOption(String line) {
    int at = blanks(line, 0);
    int dashes = line.startsWith("--", at) ? 2 : line.startsWith("-", at) ? 1 : 0;
    if (at == 0 || dashes == 0 || at + dashes >= line.length()) {
      return false;
    }
    char c = line.charAt(at + dashes);
    return c == '?' || c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  private static boolean isTrunk(char c) {
    return c == '│' || c == '|';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static int blanks(String line, int from) {
    int at = from;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }
}
