package io.headroom.detect;

/// The brackets of a text's sampled lines.
///
/// @param pairs closing round, square and curly brackets
/// @param open opening ones
/// @param operators these, and other characters that programs use and sentences do not
/// @param length characters looked at
/// @param longest length of the longest line
record Brackets(int pairs, int open, int operators, int length, int longest) {
  private static final int MINIFIED = 500; // a line this long was not typed by hand
  private static final double LEAST_OPERATORS = 0.07;
  private static final double LEAST_PAIRS = 0.01; // sentences have a bracket now and then

  static Brackets of(Sample sample) {
    int open = 0;
    int close = 0;
    int operators = 0;
    int length = 0;
    int longest = 0;
    for (String line : sample.filled()) {
      longest = Math.max(longest, line.length());
      length += line.length();
      for (int i = 0; i < line.length(); i++) {
        switch (line.charAt(i)) {
          case '(', '[', '{' -> open++;
          case ')', ']', '}' -> close++;
          case ';', '=', '!', '&', '|', '.', ',' -> operators++;
          default -> {}
        }
      }
    }
    return new Brackets(close, open, operators + open + close, length, longest);
  }

  /// As many opened as closed, but for those in strings and at cut ends.
  boolean balanced() {
    return Math.abs(open - pairs) <= Math.max(2, (open + pairs) / 20);
  }

  /// Minified: little but names, brackets and operators, on lines of any length.
  boolean dense() {
    return longest >= MINIFIED
        && pairs > Math.max(20, LEAST_PAIRS * length)
        && operators >= LEAST_OPERATORS * length;
  }
}
