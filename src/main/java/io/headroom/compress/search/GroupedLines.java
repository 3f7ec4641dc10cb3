package io.headroom.compress.search;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;

/// Numbered lines under the path of their file, `12:text` for a match and `12-text` for context,
/// some with a word before the number (`Line 12:`, `L12:`); or numbered lines of one file that is
/// not named. A heading is whatever stands unnumbered right over a numbered line.
final class GroupedLines {
  private static final int MAX_DIGITS = 8;
  private static final int MAX_WORD = 8;

  private GroupedLines() {}

  static Results parse(Lines lines, Work work) {
    Results.Builder results = new Results.Builder();
    String path = "";
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i);
      Span span = new Span(lines.start(i), lines.end(i));
      int mark = mark(line);
      if (mark > 0) {
        boolean match = line.charAt(mark) == ':';
        results.hit(path, number(line, mark), match, span, line.substring(mark + 1), -1);
      } else if (separator(line)) {
        continue;
      } else if (i + 1 < lines.count()
          && mark(lines.line(i + 1)) > 0
          && line.length() < Paths.MAX) {
        path = line.strip();
      } else {
        results.note(span);
      }
      if (i % 4096 == 0) {
        work.at(i, lines.count());
      }
    }
    return results.build();
  }

  private static boolean separator(String line) {
    return line.isBlank() || line.equals("--") || line.equals("---");
  }

  /// Offset of the mark after the line number, or -1.
  private static int mark(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    int word = at;
    while (at < line.length() && at - word < MAX_WORD && Character.isLetter(line.charAt(at))) {
      at++;
    }
    if (at > word && at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    int digits = at;
    while (at < line.length() && at - digits < MAX_DIGITS && isDigit(line.charAt(at))) {
      at++;
    }
    return at > digits && at < line.length() && ":-=".indexOf(line.charAt(at)) >= 0 ? at : -1;
  }

  private static int number(String line, int mark) {
    int start = mark;
    while (start > 0 && isDigit(line.charAt(start - 1))) {
      start--;
    }
    return Integer.parseInt(line, start, mark, 10);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
