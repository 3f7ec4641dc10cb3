package io.headroom.compress.xml;

/// Cuts long values.
final class Texts {
  /// Characters of a value that are shown.
  static final int VALUE = 200;

  /// Characters shown of what only machines read: paths of drawings, encoded bytes.
  private static final int OPAQUE = 48;

  private static final int REMINDER = 24;
  private static final int LONGEST_WORD = 90;

  private Texts() {}

  /// The beginning of a value, and how many characters follow.
  static String clip(String value, int most) {
    int bound = opaque(value) ? OPAQUE : most;
    if (value.length() <= bound + 24) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(bound - 1)) ? bound - 1 : bound;
    return value.substring(0, end) + "… +" + (value.length() - end) + " chars";
  }

  /// As much of a value as reminds of it.
  static String start(String value) {
    int end = Math.min(REMINDER, value.length());
    return value.substring(
        0, end > 0 && Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end);
  }

  /// Whether a value is no words but data: one long word, or mostly digits.
  private static boolean opaque(String value) {
    if (value.length() <= OPAQUE) {
      return false;
    }
    int digits = 0;
    int run = 0;
    int longest = 0;
    int looked = Math.min(value.length(), 400);
    for (int i = 0; i < looked; i++) {
      char c = value.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      run = Character.isLetterOrDigit(c) || c == '+' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest > LONGEST_WORD || digits > looked * 0.55;
  }
}
