package io.headroom.compress.log;

import io.headroom.text.Chars;

/// Reads the numbers of a message that may be measures: decimal, with a unit behind them or none,
/// named by the word before them if there is one.
final class Measures {
  /// Digits from which a number is a name rather than a measure.
  private static final int LONGEST_NUMBER = 12;

  private static final int LONGEST_UNIT = 3;
  private static final int LONGEST_NAME = 24;

  private static final boolean[] SEPARATES = new boolean[128];

  static {
    for (char c : "=,:;()[]{}\"'`<>|".toCharArray()) {
      SEPARATES[c] = true;
    }
  }

  private Measures() {}

  /// Takes one number.
  @FunctionalInterface
  interface Sink {
    /// Offsets of the word before the number, equal if there is none; of the number; of the end of
    /// its unit.
    void measure(int name, int nameEnd, int start, int digitsEnd, int end);
  }

  /// Reads a message.
  ///
  /// @param s a line without control sequences
  /// @param from where its message begins
  /// @param to where reading ends
  static void read(String s, int from, int to, Sink sink) {
    int name = from;
    int nameEnd = from;
    for (int i = from; i < to; ) {
      int end = i;
      boolean word = true;
      while (end < to && !separates(s.charAt(end))) {
        char c = s.charAt(end++);
        word &= Chars.isLetter(c) || c == '_' || c == '-' || c == '.';
      }
      if (end > i) {
        int digits = digitsEnd(s, i, end);
        if (digits > 0) {
          sink.measure(name, nameEnd, i, digits, end);
        }
        boolean named = word && end - i <= LONGEST_NAME && Chars.isLetter(s.charAt(i));
        name = i;
        nameEnd = named ? end : i;
      }
      i = end + 1;
    }
  }

  /// Where the digits of a decimal number end that has a unit of a few letters or a percent sign
  /// behind them; -1 for anything else.
  private static int digitsEnd(String s, int from, int end) {
    int at = s.charAt(from) == '-' ? from + 1 : from;
    int digits = 0;
    int points = 0;
    while (at < end && (digit(s.charAt(at)) || s.charAt(at) == '.')) {
      digits += digit(s.charAt(at)) ? 1 : 0;
      points += s.charAt(at) == '.' ? 1 : 0;
      at++;
    }
    if (digits == 0 || digits > LONGEST_NUMBER || points > 1 || end - at > LONGEST_UNIT) {
      return -1;
    }
    for (int i = at; i < end; i++) {
      if (!Chars.isLetter(s.charAt(i)) && s.charAt(i) != '%') {
        return -1;
      }
    }
    return at;
  }

  /// Whether a number without a unit that is known says how much of something: it has another unit,
  /// is given to its name (`size=12`, `size: 12`), or is a fraction without a name. Other numbers
  /// tell things apart.
  ///
  /// @param name length of the word before it
  static boolean amount(String s, int name, int start, int digitsEnd, int end) {
    int before = start - 1;
    while (before >= 0 && s.charAt(before) == ' ') {
      before--;
    }
    boolean given = before >= 0 && (s.charAt(before) == '=' || s.charAt(before) == ':');
    int point = s.indexOf('.', start);
    return end > digitsEnd || (name > 0 ? given : point >= 0 && point < digitsEnd);
  }

  /// What a unit of time or of memory is in seconds or bytes, so that `2 s` is more than `900 ms`.
  ///
  /// @param digitsEnd where the number ends
  /// @param end where the word ends that it is in; a unit may be the next word
  /// @return NaN for any other unit, and for none
  static double scale(String s, int digitsEnd, int end) {
    int from = end > digitsEnd ? digitsEnd : end + 1;
    int to = from;
    while (to < s.length() && to - from <= LONGEST_UNIT && Chars.isLetter(s.charAt(to))) {
      to++;
    }
    boolean next = end > digitsEnd || end < s.length() && s.charAt(end) == ' ';
    return !next || to == from || to - from > LONGEST_UNIT
        ? Double.NaN
        : switch (s.substring(from, to)) {
          case "ns" -> 1e-9;
          case "us", "µs", "μs" -> 1e-6;
          case "ms" -> 1e-3;
          case "s", "sec", "B" -> 1;
          case "min" -> 60;
          case "kB", "KB", "K", "k", "KiB" -> 1 << 10;
          case "MB", "M", "MiB" -> 1 << 20;
          case "GB", "G", "GiB" -> 1 << 30;
          default -> Double.NaN;
        };
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean separates(char c) {
    return c <= ' ' || c < SEPARATES.length && SEPARATES[c];
  }
}
