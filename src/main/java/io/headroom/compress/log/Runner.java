package io.headroom.compress.log;

import io.headroom.text.Ansi;
import io.headroom.text.Chars;
import io.headroom.text.Lines;

/// The stamp a build server or container runtime puts before every line of what it runs, whatever
/// the line is. Unlike the stamp of a logger it heads blank and indented lines too: that is how it
/// is told from one.
final class Runner {
  private static final int SAMPLE = 400;
  private static final double STAMPED = 0.9;
  private static final double BLANK_OR_INDENTED = 0.02;
  private static final int MOST_COLUMNS = 2;

  private Runner() {}

  /// Whether a log has such a stamp, judged by lines taken evenly from all of it.
  static boolean stamps(Lines lines) {
    int step = Math.max(1, lines.count() / SAMPLE);
    int seen = 0;
    int stamped = 0;
    int odd = 0;
    for (int i = 0; i < lines.count(); i += step) {
      if (lines.end(i) == lines.start(i)) {
        continue;
      }
      String s = Ansi.strip(head(lines, i));
      int body = body(s);
      seen++;
      if (body > 0) {
        stamped++;
        boolean blank = body >= s.length();
        odd += blank || s.charAt(body) == ' ' || s.charAt(body) == '\t' ? 1 : 0;
      }
    }
    return seen >= 5 && stamped >= STAMPED * seen && odd >= BLANK_OR_INDENTED * seen;
  }

  private static String head(Lines lines, int i) {
    return lines.text().substring(lines.start(i), Math.min(lines.end(i), lines.start(i) + 300));
  }

  /// Where the line proper begins: behind up to two columns, the stamp and one blank.
  ///
  /// @return 0 if the line has no such stamp
  static int body(String s) {
    int at = !s.isEmpty() && s.charAt(0) == '\ufeff' ? 1 : 0;
    for (int column = 0; column <= MOST_COLUMNS; column++) {
      int end = isoEnd(s, at);
      if (end > 0) {
        return end < s.length() && s.charAt(end) == ' ' ? end + 1 : end;
      }
      int tab = s.indexOf('\t', at);
      if (tab < 0 || tab > 200) {
        return 0;
      }
      at = tab + 1;
      at += at < s.length() && s.charAt(at) == '\ufeff' ? 1 : 0;
    }
    return 0;
  }

  /// Runners write one clump with `T` in it, perhaps in brackets, and no more.
  private static int isoEnd(String s, int at) {
    int open = at < s.length() && s.charAt(at) == '[' ? 1 : 0;
    int i = at + open;
    if (i + 19 > s.length()
        || s.charAt(i + 4) != '-'
        || s.charAt(i + 10) != 'T'
        || s.charAt(i + 13) != ':') {
      return -1;
    }
    int end = i + 19;
    while (end < s.length()
        && (Chars.isDigit(s.charAt(end)) || ".,:+Z".indexOf(s.charAt(end)) >= 0)) {
      end++;
    }
    if (open == 1) {
      return end < s.length() && s.charAt(end) == ']' ? end + 1 : -1;
    }
    return end == s.length() || s.charAt(end) == ' ' ? end : -1;
  }
}
