package io.headroom.detect;

/// Whether a line begins with a time, in any of the shapes programs print: a clock in the head of
/// the line, be it bare, behind a date, a host or a bracket; or a number that can only be seconds.
final class TimeStamp {
  private static final int HEAD = 28;
  private static final int BRACKETED_HEAD = 80; // access logs name host and user first
  private static final int EPOCH_DIGITS = 10;

  private TimeStamp() {}

  /// Judges one line.
  static boolean begins(String line) {
    return clock(line) || seconds(line) || compact(line);
  }

  /// `12:34:56`, `12:34`, with blanks, a date, `T` or a bracket before.
  private static boolean clock(String line) {
    int limit = Math.min(line.length(), BRACKETED_HEAD);
    boolean bracket = false;
    for (int i = 1; i < limit; i++) {
      char c = line.charAt(i);
      bracket |= c == '[' || line.charAt(0) == '[';
      if (c == ':' && (i < HEAD || bracket)) {
        int from = hour(line, i);
        int digits = digits(line, i + 1);
        boolean full = digits == 2 && at(line, i + 3) == ':' && digits(line, i + 4) == 2;
        char before = from > 0 ? line.charAt(from - 1) : ' ';
        boolean opened =
            before == ' ' || before == 'T' || before == '[' || before == '(' || before == '"';
        boolean dated = full && (before == ':' || before == '-' || before == '_' || before == '/');
        if (from >= 0
            && digits == 2
            && minutes(line, i)
            && (opened && (full || from == 0) || dated)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Start of the one or two digits before an offset, or -1.
  private static int hour(String line, int colon) {
    int from = colon;
    while (from > 0 && isDigit(line.charAt(from - 1))) {
      from--;
    }
    int digits = colon - from;
    return digits == 1 || digits == 2 ? from : -1;
  }

  private static boolean minutes(String line, int colon) {
    return line.charAt(colon + 1) <= '5' && !isDigit(at(line, colon + 3));
  }

  /// `[0.004s]`, `[ 12.345678]`, `1700000000`, `1700000000.123`, `1700000000123`.
  private static boolean seconds(String line) {
    int from = 0;
    boolean bracket = line.startsWith("[");
    if (bracket) {
      from++;
      while (at(line, from) == ' ') {
        from++;
      }
    }
    int whole = digits(line, from);
    int end = from + whole;
    boolean fraction = at(line, end) == '.' && digits(line, end + 1) > 0;
    if (fraction) {
      end += 1 + digits(line, end + 1);
    }
    if (at(line, end) == 's' && bracket) {
      end++;
    }
    return bracket
        ? whole > 0 && fraction && at(line, end) == ']'
        : (whole == EPOCH_DIGITS || whole == EPOCH_DIGITS + 3)
            && line.charAt(from) == '1'
            && at(line, end) == ' ';
  }

  /// `081109 203615 `: date and time as six digits each.
  private static boolean compact(String line) {
    return digits(line, 0) == 6
        && at(line, 6) == ' '
        && digits(line, 7) == 6
        && at(line, 13) == ' ';
  }

  private static int digits(String line, int from) {
    int at = from;
    while (at < line.length() && isDigit(line.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static char at(String line, int offset) {
    return offset < line.length() ? line.charAt(offset) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
