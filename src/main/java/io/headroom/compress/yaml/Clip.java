package io.headroom.compress.yaml;

/// Cuts long lines.
final class Clip {
  private static final int LINE = 240;
  private static final int ASKED = 2_000;
  private static final int VALUE = 80;

  private Clip() {}

  /// The beginning of a line, and in a comment how much follows.
  static String line(String line, boolean asked) {
    return cut(line, asked ? ASKED : LINE, " # … +", " chars");
  }

  static String value(String value) {
    return cut(value, VALUE, "… +", "");
  }

  private static String cut(String text, int most, String before, String after) {
    if (text.length() <= most + 24) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + before + (text.length() - end) + after;
  }
}
