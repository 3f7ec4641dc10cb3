package io.headroom.detect;

/// The brackets of a text's sampled lines.
///
/// @param pairs closing round, square and curly brackets
/// @param open opening ones
/// @param dense whether the long lines are little but names, brackets and operators: minified code
record Brackets(int pairs, int open, boolean dense) {
  private static final int MINIFIED = 500; // a line this long was not typed by hand
  private static final double LEAST_OPERATORS = 0.07;
  private static final double LEAST_PAIRS = 0.01; // sentences have a bracket now and then

  static Brackets of(Sample sample) {
    int allOpen = 0;
    int allClosed = 0;
    int pairs = 0;
    int operators = 0;
    int length = 0;
    for (String line : sample.filled()) {
      int open = 0;
      int close = 0;
      int others = 0;
      for (int i = 0; i < line.length(); i++) {
        switch (line.charAt(i)) {
          case '(', '[', '{' -> open++;
          case ')', ']', '}' -> close++;
          case ';', '=', '!', '&', '|', '.', ',' -> others++;
          default -> {}
        }
      }
      allOpen += open;
      allClosed += close;
      if (line.length() >= MINIFIED) {
        pairs += close;
        operators += open + close + others;
        length += line.length();
      }
    }
    boolean dense =
        pairs > Math.max(20, LEAST_PAIRS * length) && operators >= LEAST_OPERATORS * length;
    return new Brackets(allClosed, allOpen, dense);
  }

  /// As many opened as closed, but for those in strings and at cut ends.
  boolean balanced() {
    return Math.abs(open - pairs) <= Math.max(2, (open + pairs) / 20);
  }
}
