package io.headroom.compress.log;

import io.headroom.text.Chars;
import java.util.Locale;

/// Recognises a date, a time or both at the start of a line, by the shape of its pieces: clumps of
/// digits joined by `:`, `-`, `/`, `.`, with names of weekdays and months between them.
final class Stamp {
  private static final String WEEKDAYS =
      "monday tuesday wednesday thursday friday saturday sunday ";
  private static final String MONTHS =
      "january february march april may june july august september october november december ";
  private static final int MOST_PIECES = 7;

  private Stamp() {}

  /// The end of the stamp that begins at an offset.
  ///
  /// @param s a line
  /// @param from where a stamp may begin
  /// @return offset after it, its closing bracket included, or -1
  static int end(String s, int from) {
    if (from >= s.length()) {
      return -1;
    }
    char first = s.charAt(from);
    char close = first == '[' ? ']' : first == '(' ? ')' : first == '"' ? '"' : 0;
    int i = close == 0 ? from : spaces(s, from + 1);
    if (close == 0) {
      int glog = glog(s, from);
      if (glog > 0) {
        return glog;
      }
    }
    int start = i;
    int end = -1;
    boolean time = false;
    boolean date = false;
    boolean named = false;
    for (int piece = 0; piece < MOST_PIECES && i < s.length(); piece++) {
      char c = s.charAt(i);
      int next;
      if (time && (c == '+' || c == '-')) {
        next = clump(s, i);
        if (next - i < 5 || next - i > 6 || !digits(s, i + 1, i + 3)) {
          break;
        }
      } else if (c >= '0' && c <= '9') {
        next = clump(s, i);
        int shape = shape(s, i, next);
        if ((shape & TIME) != 0) {
          time = true;
          date |= (shape & DATE) != 0;
        } else if ((shape & DATE) != 0 && !date) {
          date = true;
        } else if (shape == EPOCH && piece == 0) {
          time = true;
        } else if (shape == COMPACT && (piece == 0 || date && !time)) {
          time = date;
          date = true;
        } else if (shape == SECONDS && piece == 0 && close != 0) {
          time = true;
          while (next < s.length() && (s.charAt(next) == 'm' || s.charAt(next) == 's')) {
            next++;
          }
        } else if (!(shape == SMALL && named) && !(shape == YEAR && (time || named))) {
          break;
        }
      } else if (Chars.isLetter(c)) {
        next = i;
        while (next < s.length() && Chars.isLetter(s.charAt(next))) {
          next++;
        }
        boolean zone = time && next - i <= 4 && s.charAt(i) <= 'Z' && zone(s, i, next);
        if (!zone && !isName(s, i, next)) {
          break;
        }
        named |= !zone;
      } else {
        break;
      }
      end = next;
      i = next;
      if (i < s.length() && s.charAt(i) == ',') {
        i++;
      }
      i = spaces(s, i);
      if (close != 0 && i < s.length() && s.charAt(i) == close) {
        break;
      }
    }
    if (end < 0 || !time && !(date && end - start >= 8 && !named)) {
      return -1;
    }
    if (close == 0) {
      return end;
    }
    i = spaces(s, end);
    return i < s.length() && s.charAt(i) == close ? i + 1 : -1;
  }

  /// Whether a stamp is `[0.123s]`: seconds since the start at the beginning of a line, and how
  /// long something took elsewhere.
  static boolean isDuration(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) == ':' || s.charAt(i) == '-') {
        return false;
      }
    }
    return to > from && s.charAt(to - 1) == ']';
  }

  /// The `hh:mm:ss` inside a stamp.
  ///
  /// @return its offset, or -1
  static int clock(String s, int from, int to) {
    for (int i = from; i + 8 <= to; i++) {
      if (s.charAt(i + 2) == ':'
          && s.charAt(i + 5) == ':'
          && digits(s, i, i + 2)
          && digits(s, i + 3, i + 5)
          && digits(s, i + 6, i + 8)) {
        return i;
      }
    }
    return -1;
  }

  private static final int TIME = 1;
  private static final int DATE = 2;
  private static final int EPOCH = 4;
  private static final int COMPACT = 8;
  private static final int SECONDS = 16;
  private static final int SMALL = 32;
  private static final int YEAR = 64;

  /// `I0423 08:28:54.339930`: level, month and day, time.
  private static int glog(String s, int from) {
    if (from + 14 > s.length()
        || "IWEF".indexOf(s.charAt(from)) < 0
        || !digits(s, from + 1, from + 5)
        || s.charAt(from + 5) != ' ') {
      return -1;
    }
    int end = clump(s, from + 6);
    return (shape(s, from + 6, end) & TIME) != 0 ? end : -1;
  }

  private static int clump(String s, int from) {
    int i = from;
    while (i < s.length()) {
      char c = s.charAt(i);
      boolean inside =
          c >= '0' && c <= '9'
              || ":.,-/+_".indexOf(c) >= 0
              || (c == 'T' || c == '/') && between(s, i)
              || monthBetweenSlashes(s, i);
      if (!inside) {
        if (c == 'Z' && i > from && Chars.isDigit(s.charAt(i - 1))) {
          i++;
        }
        break;
      }
      i++;
    }
    while (i > from + 1 && ":.,-/_".indexOf(s.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private static boolean between(String s, int i) {
    return i > 0
        && Chars.isDigit(s.charAt(i - 1))
        && i + 1 < s.length()
        && Chars.isDigit(s.charAt(i + 1));
  }

  /// The letters of `10/Oct/2000` and `10-Oct-2000`.
  private static boolean monthBetweenSlashes(String s, int i) {
    if (!Chars.isLetter(s.charAt(i))) {
      return false;
    }
    int a = i;
    while (a > 0 && i - a < 3 && Chars.isLetter(s.charAt(a - 1))) {
      a--;
    }
    if (a == 0 || a + 3 >= s.length()) {
      return false;
    }
    char before = s.charAt(a - 1);
    return (before == '/' || before == '-')
        && before == s.charAt(a + 3)
        && MONTHS.contains(s.substring(a, a + 3).toLowerCase(Locale.ROOT));
  }

  private static int shape(String s, int from, int to) {
    int colons = 0;
    int dashes = 0;
    int dots = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (c == ':') {
        colons++;
      } else if (c == '-' || c == '/') {
        dashes++;
      } else if (c == '.' || c == ',') {
        dots++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      }
    }
    int length = to - from;
    boolean clock = colons >= 2 && clockLike(s, from, to);
    if (clock) {
      return dashes >= 2 || dashes == 1 && digits >= 14 || colons >= 3 ? TIME | DATE : TIME;
    }
    if (colons > 0) {
      return dashes >= 2 && colons == 1 ? TIME | DATE : 0;
    }
    if (dashes == 2 && digits >= 4) {
      return DATE;
    }
    if (dashes >= 2 && dots >= 2 && digits >= 14) {
      return TIME | DATE;
    }
    if (dashes == 1 && digits == 4 && length == 5) {
      return DATE;
    }
    if (dots == 2 && dashes == 0 && digits == 8) {
      return DATE;
    }
    if (dashes == 0 && dots <= 1 && digits >= 10 && digits <= 16 && length - dots == digits) {
      int whole = dots == 0 ? length : Math.max(s.indexOf('.', from), s.indexOf(',', from)) - from;
      return whole == 10 || whole == 13 ? EPOCH : 0;
    }
    if (dashes == 0 && dots == 1) {
      return SECONDS;
    }
    if (dashes == 0 && dots == 0) {
      return switch (digits) {
        case 1, 2 -> SMALL;
        case 4 -> YEAR;
        case 6, 8 -> COMPACT;
        default -> 0;
      };
    }
    return 0;
  }

  /// Has `h:mm:ss` or `hh:mm:ss` somewhere.
  private static boolean clockLike(String s, int from, int to) {
    for (int i = from + 1; i + 6 <= to; i++) {
      if (s.charAt(i) == ':'
          && s.charAt(i + 3) == ':'
          && Chars.isDigit(s.charAt(i - 1))
          && digits(s, i + 1, i + 3)
          && digits(s, i + 4, i + 6)) {
        return true;
      }
    }
    return false;
  }

  private static boolean zone(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) < 'A' || s.charAt(i) > 'Z') {
        return false;
      }
    }
    char last = s.charAt(to - 1);
    return last == 'T'
        || last == 'C' && to - from == 3
        || last == 'M' && to - from == 2
        || last == 'Z';
  }

  private static boolean isName(String s, int from, int to) {
    int length = to - from;
    if (length < 3 || length > 9) {
      return false;
    }
    String word = s.substring(from, to).toLowerCase(Locale.ROOT);
    return begins(WEEKDAYS, word) || begins(MONTHS, word);
  }

  private static boolean begins(String names, String word) {
    int at = names.indexOf(word);
    return at >= 0
        && (at == 0 || names.charAt(at - 1) == ' ')
        && (word.length() == 3 || names.charAt(at + word.length()) == ' ');
  }

  private static boolean digits(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int spaces(String s, int from) {
    int i = from;
    while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
