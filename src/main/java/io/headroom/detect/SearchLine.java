package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.Optional;

/// One line as grep and its kin print it.
///
/// @param path the file, empty under a heading
/// @param number line number, or the count of a file where nothing follows
/// @param match false for a line of context
/// @param rest what follows the number's separator; the column, if there is one, included
record SearchLine(String path, int number, boolean match, String rest) {
  private static final int MOST_DIGITS = 9;

  /// `path:12:text`, `path-12-text`, and `path:12`, which counts and has to have a folder.
  static Optional<SearchLine> withPath(String line) {
    int drive = line.startsWith(":\\", 1) ? 2 : 0;
    int colon = line.indexOf(':', drive);
    if (colon > 0 && isPath(line, colon)) {
      int end = digits(line, colon + 1);
      boolean closed = end < line.length() && line.charAt(end) == ':';
      boolean count = end == line.length() && line.indexOf('/') >= 0;
      return end > colon + 1 && (closed || count)
          ? Optional.of(of(line.substring(0, colon), line, colon + 1, end, true))
          : Optional.empty();
    }
    // A path may hold `-12-` itself: the first place with something like a path before it counts.
    for (int at = line.indexOf('-', drive); at >= 0; at = line.indexOf('-', at + 1)) {
      int end = digits(line, at + 1);
      if (end > at + 1 && end < line.length() && line.charAt(end) == '-') {
        if (isPath(line, at)) {
          return Optional.of(of(line.substring(0, at), line, at + 1, end, false));
        }
        at = end - 1;
      }
    }
    return Optional.empty();
  }

  /// `12:text` and `12-text`, as they stand under a heading.
  static Optional<SearchLine> underHeading(String line) {
    int end = digits(line, 0);
    if (end == 0 || end >= line.length() || line.charAt(end) != ':' && line.charAt(end) != '-') {
      return Optional.empty();
    }
    return Optional.of(of("", line, 0, end, line.charAt(end) == ':'));
  }

  /// Whether what follows the place, and the column if there is one, is a blank and a word: a
  /// remark of a compiler about the place, not the line found there.
  boolean isRemark() {
    int column = digits(rest, 0);
    int at = column > 0 && rest.startsWith(":", column) ? column + 1 : 0;
    return at + 1 < rest.length() && rest.charAt(at) == ' ' && Chars.isLetter(rest.charAt(at + 1));
  }

  /// Whether a whole line can be the path above its matches.
  static boolean isHeading(String line) {
    return isPath(line, line.length());
  }

  private static SearchLine of(String path, String line, int from, int end, boolean match) {
    int number = Integer.parseInt(line, from, end, 10);
    return new SearchLine(path, number, match, line.substring(Math.min(line.length(), end + 1)));
  }

  private static int digits(String line, int from) {
    int at = from;
    while (at < line.length()
        && at - from < MOST_DIGITS
        && line.charAt(at) >= '0'
        && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /// Folders, or a name with an extension that is no number; no blanks, brackets or quotes. So a
  /// clock or a date is none, nor is a tag in brackets, nor a URL.
  private static boolean isPath(String line, int end) {
    int dot = -1;
    int folder = -1;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c <= ' ' || "\"'<>|[]{}()=,;".indexOf(c) >= 0) {
        return false;
      }
      if (c == '/' || c == '\\') {
        folder = i;
      } else if (c == '.') {
        dot = i;
      }
    }
    boolean extension = dot > folder && dot + 1 < end && Chars.isLetter(line.charAt(dot + 1));
    return extension || folder >= 0 && folder < end - 1;
  }
}
