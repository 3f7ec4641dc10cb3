package io.headroom.text;

/// Fenced blocks of Markdown (CommonMark 0.31, 4.5): three or more backticks or tildes on a line,
/// and a line of as many of them that closes the block.
public final class Fences {
  private static final int LEAST = 3;

  private Fences() {}

  /// Whether a line begins with a fence.
  ///
  /// @param lines the lines of any text
  /// @param line a line
  /// @return true if a fenced block may begin there
  public static boolean opens(Lines lines, int line) {
    return length(lines, line) > 0;
  }

  /// Finds where a fenced block ends.
  ///
  /// @param lines the lines of any text
  /// @param at the line it may begin with
  /// @return the line after it, the number of lines if nothing closes it; `at` if none begins there
  public static int end(Lines lines, int at) {
    if (!opens(lines, at)) {
      return at;
    }
    for (int end = at + 1; end < lines.count(); end++) {
      if (closes(lines, at, end)) {
        return end + 1;
      }
    }
    return lines.count();
  }

  /// Whether a line closes the block that another one opens.
  ///
  /// @param lines the lines of any text
  /// @param opening a line that opens a block
  /// @param line a line behind it
  /// @return true if it is a fence of the same mark and at least as long
  public static boolean closes(Lines lines, int opening, int line) {
    int length = length(lines, line);
    if (line <= opening || length < length(lines, opening)) {
      return false;
    }
    int start = start(lines, line);
    int rest = start + length;
    while (rest < lines.end(line) && Character.isWhitespace(lines.text().charAt(rest))) {
      rest++;
    }
    return rest == lines.end(line)
        && lines.text().charAt(start) == lines.text().charAt(start(lines, opening));
  }

  /// Length of the fence a line begins with, or 0.
  private static int length(Lines lines, int line) {
    int start = start(lines, line);
    int at = start;
    while (at < lines.end(line)
        && (lines.text().charAt(at) == '`' || lines.text().charAt(at) == '~')
        && lines.text().charAt(at) == lines.text().charAt(start)) {
      at++;
    }
    return at - start >= LEAST ? at - start : 0;
  }

  private static int start(Lines lines, int line) {
    int at = lines.start(line);
    while (at < lines.end(line) && Character.isWhitespace(lines.text().charAt(at))) {
      at++;
    }
    return at;
  }
}
