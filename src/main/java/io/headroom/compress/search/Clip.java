package io.headroom.compress.search;

/// Cuts a long line to a window around what matched. Minified files have lines of megabytes.
final class Clip {
  /// Longest line shown whole, in UTF-16 units; the longest lines people write are shorter.
  private static final int WHOLE = 320;

  /// Length of the window, and how much of it stands before the match.
  private static final int WINDOW = 200;

  private static final int BEFORE = 60;

  private Clip() {}

  /// The line, or a window of it between counts of what was cut off.
  static String around(String text, int focus) {
    if (text.length() <= WHOLE) {
      return text;
    }
    int from = Math.max(0, Math.min(focus - BEFORE, text.length() - WINDOW));
    int to = from + WINDOW;
    from -= from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
    to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
    String start = from > 0 ? "[… " + from + " chars] " : "";
    String end = to < text.length() ? " [… " + (text.length() - to) + " chars]" : "";
    return start + text.substring(from, to) + end;
  }
}
