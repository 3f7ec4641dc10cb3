package io.headroom.compress.log;

import io.headroom.text.Chars;

/// Recognises the lines of stack traces and of source excerpts, by how the runtimes and compilers
/// lay them out.
final class Trace {
  private Trace() {}

  /// A frame: `at f(File.java:12)`, `at f (file.js:1:2)`, `File "x.py", line 3`, `from x.rb:3:in`,
  /// ` 3: core::f`, `#3 0x… in f`, a tab and `file.go:12 +0x1d`.
  ///
  /// @param s a line
  /// @param at offset of its first character that is not white space
  /// @param indent columns before it
  static boolean frame(String s, int at, int indent) {
    if (at >= s.length()) {
      return false;
    }
    char c = s.charAt(at);
    return switch (c) {
      case 'a' ->
          s.startsWith("at ", at)
              && (s.indexOf('(', at) > 0
                  || lineNumber(s, at + 3) > 0
                  || indent > 0 && dotted(s, at + 3));
      case 'F' -> s.startsWith("File \"", at) && s.indexOf("\", line ", at) > 0;
      case 'f' -> s.startsWith("from ", at) && s.indexOf(":in ", at) > 0;
      case '.' -> s.startsWith("... ", at) && (s.endsWith(" more") || s.endsWith("omitted"));
      case '#' ->
          numbered(s, at + 1) > 0
              && (s.indexOf(" in ", at) > 0
                  || s.indexOf(" at ", at) > 0
                  || s.indexOf("): ", at) > 0);
      default -> {
        if (c >= '0' && c <= '9') {
          int after = numbered(s, at);
          yield indent > 0
              && after > 0
              && s.startsWith(": ", after)
              && s.indexOf("::", after + 2) > 0;
        }
        int go = s.indexOf(".go:", at);
        yield at > 0 && s.charAt(at - 1) == '\t' && go > 0 && Chars.isDigit(charAt(s, go + 4));
      }
    };
  }

  /// A line that goes on with a trace: the cause of the exception before.
  static boolean cause(String s, int at) {
    return s.startsWith("Caused by: ", at)
        || s.startsWith("Suppressed: ", at)
        || s.startsWith("The above exception was the direct cause", at)
        || s.startsWith("During handling of the above exception", at)
        || s.startsWith("--- End of ", at)
        || s.startsWith("[CIRCULAR REFERENCE:", at);
  }

  /// Announces a trace whose exception comes last (Python) or whose frames follow (Go, Rust).
  static boolean announces(String s, int at) {
    return s.startsWith("Traceback (most recent call last)", at)
        || s.startsWith("goroutine ", at) && s.endsWith("]:")
        || s.startsWith("stack backtrace:", at);
  }

  /// An exception by its name: a dotted or camel-case identifier that ends in `Error`, `Exception`
  /// and the like, then a colon or the end.
  static boolean exception(String s, int at) {
    int i = at;
    while (i < s.length() && (Chars.isNamePart(s.charAt(i)) || s.charAt(i) == '.')) {
      i++;
    }
    if (i - at < 6 || i < s.length() && s.charAt(i) != ':' && s.charAt(i) != ' ') {
      return false;
    }
    if (i < s.length() && s.charAt(i) == ' ' && s.indexOf('.', at) < 0) {
      return false;
    }
    return ends(s, at, i, "Exception") || ends(s, at, i, "Error") || ends(s, at, i, "Throwable");
  }

  /// A name in camel case and a colon, as an exception of any name begins.
  static boolean named(String s, int at) {
    int i = at;
    while (i < s.length() && (Chars.isNamePart(s.charAt(i)) || s.charAt(i) == '.')) {
      i++;
    }
    return i - at >= 6
        && i < s.length()
        && s.charAt(i) == ':'
        && Character.isUpperCase(s.charAt(at));
  }

  /// Source with its line number and a bar, a line of carets, an arrow to a place, a note below.
  static boolean excerpt(String s, int at) {
    if (at >= s.length()) {
      return false;
    }
    int i = at;
    if (s.charAt(i) == '>') {
      i = skip(s, i + 1);
    }
    while (i < s.length() && Chars.isDigit(s.charAt(i))) {
      i++;
    }
    i = skip(s, i);
    if (i < s.length() && (s.charAt(i) == '|' || s.charAt(i) == '│')) {
      // With a bar at the end too it is the row of a table.
      return i == s.length() - 1 || !s.endsWith(s.substring(i, i + 1));
    }
    return carets(s, at)
        || s.startsWith("--> ", at)
        || s.startsWith("::: ", at)
        || s.startsWith("= note: ", at)
        || s.startsWith("= help: ", at);
  }

  private static boolean carets(String s, int at) {
    boolean caret = false;
    for (int i = at; i < s.length(); i++) {
      char c = s.charAt(i);
      if (" ^~|-+\t".indexOf(c) < 0) {
        return false;
      }
      caret |= c == '^' || c == '~';
    }
    return caret;
  }

  /// The offset of `:12` with something before it, or -1.
  private static int lineNumber(String s, int from) {
    for (int i = s.indexOf(':', from); i >= 0; i = s.indexOf(':', i + 1)) {
      if (Chars.isDigit(charAt(s, i + 1))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean dotted(String s, int from) {
    return s.indexOf('.', from) > from && s.indexOf(' ', from) < 0;
  }

  private static int numbered(String s, int from) {
    int i = from;
    while (i < s.length() && Chars.isDigit(s.charAt(i))) {
      i++;
    }
    return i == from ? -1 : i;
  }

  private static boolean ends(String s, int from, int to, String suffix) {
    return to - from >= suffix.length() && s.startsWith(suffix, to - suffix.length());
  }

  private static int skip(String s, int from) {
    int i = from;
    while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static char charAt(String s, int i) {
    return i < s.length() ? s.charAt(i) : ' ';
  }
}
