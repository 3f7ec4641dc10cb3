package io.headroom.compress.log;

import io.headroom.text.Chars;

/// Signs of failure that are structure, not words: a verdict in capitals or as a mark, an exit code
/// that is not 0, a place in a file, the status of an HTTP request.
final class Failures {
  private static final String MARKS = "✕✗✘✖×❌⨯";

  private static final String PASS_MARKS = "✓✔√✅";

  /// How far behind `exit` its code may stand.
  private static final int CODE_WITHIN = 24;

  private static final int SHORTEST_CODE_WORD = 4;

  private static final int LONGEST_PATH = 300;

  private Failures() {}

  /// A test runner's or a tool's verdict: `FAIL …`, `[ FAILED ] …`, `… FAILED`, `not ok 3 …`, `✕
  /// …`.
  static boolean verdict(String s, int at) {
    if (MARKS.indexOf(s.charAt(at)) >= 0 || s.startsWith("not ok ", at)) {
      return true;
    }
    int i = at;
    while (i < s.length() && i < at + 8 && "-=_[*: !".indexOf(s.charAt(i)) >= 0) {
      i++;
    }
    if (failed(s, i)) {
      return true;
    }
    int end = s.length();
    while (end > at && " ]!.:=*-".indexOf(s.charAt(end - 1)) >= 0) {
      end--;
    }
    return (s.endsWith("FAILED") && end == s.length()
            || end >= 6 && s.startsWith("FAILED", end - 6))
        || end >= 7 && s.startsWith(" FAILURE", end - 8)
        || end >= 5 && s.startsWith(" FAIL", end - 5);
  }

  private static boolean failed(String s, int at) {
    if (!s.startsWith("FAIL", at)) {
      return false;
    }
    int i = at + 4;
    i += s.startsWith("ED", i) ? 2 : s.startsWith("URE", i) ? 3 : 0;
    return i >= s.length() || s.charAt(i) <= ' ' || s.charAt(i) == ':' || s.charAt(i) == ']';
  }

  /// The opposite: `PASS …`, `ok 3 …`, `✓ …`. What such a line names is no matter.
  static boolean passed(String s, int at) {
    return PASS_MARKS.indexOf(s.charAt(at)) >= 0
        || s.startsWith("PASS", at)
        || s.startsWith("ok ", at)
        || s.startsWith("--- PASS", at)
        || s.startsWith("[       OK ]", at);
  }

  /// `… PASSED`, `… ok`, `… OK`.
  static boolean endsWell(String s) {
    return s.endsWith(" PASSED") || s.endsWith("... ok") || s.endsWith(" OK");
  }

  /// pytest marks the lines of an exception with `E`; others with `>` or `!`.
  static int afterMark(String s, int at) {
    if (at + 1 < s.length() && "E>!".indexOf(s.charAt(at)) >= 0 && s.charAt(at + 1) == ' ') {
      int i = at + 1;
      while (i < s.length() && s.charAt(i) == ' ') {
        i++;
      }
      return i;
    }
    return at;
  }

  /// `exit code 1`, `exited with 2`, `Exit status: 101`; not `exit 1`, which is a command.
  static boolean exitCode(String s, int from) {
    for (int at = s.indexOf("xit", from); at >= 0; at = s.indexOf("xit", at + 3)) {
      int limit = Math.min(s.length(), at + CODE_WITHIN);
      int letters = 0;
      for (int i = at + 3; i < limit; i++) {
        char c = s.charAt(i);
        if (c >= '1' && c <= '9') {
          if (letters >= SHORTEST_CODE_WORD) {
            return true;
          }
          break;
        }
        if (!Chars.isLetter(c) && " :=(_".indexOf(c) < 0) {
          break;
        }
        letters += Chars.isLetter(c) ? 1 : 0;
      }
    }
    return false;
  }

  /// The end of `path:12`, `path:12:3`, `path(12,3)` or `path:[12,3]` at the start of a message,
  /// which may stand behind tags in brackets.
  ///
  /// @return offset after it, or -1
  static int place(String s, int from) {
    int at = from;
    while (at < s.length() && s.charAt(at) == '[') {
      int close = s.indexOf(']', at);
      if (close < 0 || close - at > 40) {
        return -1;
      }
      at = close + 1;
      while (at < s.length() && s.charAt(at) == ' ') {
        at++;
      }
    }
    boolean dot = false;
    boolean letter = false;
    int limit = Math.min(s.length(), at + LONGEST_PATH);
    for (int i = at; i < limit; i++) {
      char c = s.charAt(i);
      if (c == '/' || c == '\\' || c == '.') {
        dot = true;
      } else if (Chars.isLetter(c)) {
        letter = true;
      } else if (c <= ' ' || "\"'=<>|*,;".indexOf(c) >= 0) {
        return -1;
      }
      if (dot && letter && i + 1 < s.length() && (c == ':' || c == '(')) {
        int end = position(s, i);
        if (end > 0) {
          return end;
        }
        if (c == ':' && s.startsWith("//", i + 1)) {
          return -1;
        }
      }
    }
    return -1;
  }

  private static int position(String s, int at) {
    boolean closed = s.charAt(at) == '(';
    int i = at + 1;
    if (s.charAt(i) == '[') {
      closed = true;
      i++;
    }
    int line = digits(s, i);
    if (line == i || line - i > 6) {
      return -1;
    }
    i = line;
    if (i + 1 < s.length() && (s.charAt(i) == ':' || s.charAt(i) == ',')) {
      int column = digits(s, i + 1);
      i = column > i + 1 ? column : i;
    }
    if (closed) {
      return i < s.length() && (s.charAt(i) == ')' || s.charAt(i) == ']') ? i + 1 : -1;
    }
    return i == s.length() || s.charAt(i) == ':' || s.charAt(i) == ' ' ? i : -1;
  }

  /// The status behind the quoted request of an access log, or 0.
  static int httpStatus(String s, int from) {
    int quote = s.indexOf("\" ", from);
    while (quote >= 0) {
      int i = quote + 2;
      int end = digits(s, i);
      if (end == i + 3
          && end < s.length()
          && s.charAt(end) == ' '
          && s.indexOf("HTTP/", from) > 0) {
        return Integer.parseInt(s, i, end, 10);
      }
      quote = s.indexOf("\" ", quote + 1);
    }
    return 0;
  }

  private static int digits(String s, int from) {
    int i = from;
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
