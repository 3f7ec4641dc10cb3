package io.headroom.compress.log;

/// Recognises the lines that head a step, a group or a chapter of a log, by their layout.
final class Sections {
  private static final int LONGEST = 200;
  private static final int RULE = 3;

  private Sections() {}

  /// Whether a message heads what follows: `##[group]…`, `::group::…`, `=== title ===`, `---
  /// plugin:goal ---`, `____ test ____`, `> Task :x`, `#7 [build 2/9] RUN …`, `Step 3/7 : …`.
  static boolean header(String s, int at) {
    if (at >= s.length() || s.length() - at > LONGEST) {
      return false;
    }
    char c = s.charAt(at);
    return switch (c) {
      case '=', '-', '_', '*', '~', '─', '━', '═' -> ruled(s, at, c);
      case '#' ->
          s.startsWith("##[group]", at)
              || s.startsWith("##[section]", at)
              || docker(s, at + 1)
              || ruled(s, at, c);
      case ':' -> group(s, at);
      case '>' -> s.startsWith("> Task ", at) || s.startsWith("> Configure ", at);
      case '[' -> s.startsWith("[command]", at) || titled(s, at);
      case 'S' -> s.startsWith("Step ", at) && digit(s, at + 5) || s.startsWith("Stage ", at);
      default -> false;
    };
  }

  /// Whether a header opens a group that a runner folds.
  static boolean group(String s, int at) {
    return s.startsWith("##[group]", at) || s.startsWith("::group::", at);
  }

  /// `[INFO] --- plugin:goal (id) @ module ---` and `[INFO] Building x 1.0`: a rule or a title
  /// behind a level in brackets.
  private static boolean titled(String s, int at) {
    int close = s.indexOf("] ", at);
    if (close < 0 || close - at > 12 || close + 2 >= s.length()) {
      return false;
    }
    char c = s.charAt(close + 2);
    return "=-_*~".indexOf(c) >= 0 && ruled(s, close + 2, c);
  }

  /// A ruler with a title in it or behind it.
  private static boolean ruled(String s, int at, char c) {
    int i = at;
    while (i < s.length() && s.charAt(i) == c) {
      i++;
    }
    if (i - at < RULE || i >= s.length() - 1) {
      return false;
    }
    boolean space = s.charAt(i) == ' ' || s.charAt(i) == '<';
    boolean text = false;
    for (int j = i; j < s.length() && !text; j++) {
      text = Character.isLetterOrDigit(s.charAt(j));
    }
    return space && text;
  }

  private static boolean docker(String s, int at) {
    int i = at;
    while (digit(s, i)) {
      i++;
    }
    return i > at && s.startsWith(" [", i);
  }

  private static boolean digit(String s, int at) {
    return at < s.length() && s.charAt(at) >= '0' && s.charAt(at) <= '9';
  }
}
