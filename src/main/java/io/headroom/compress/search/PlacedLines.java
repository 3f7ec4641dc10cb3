package io.headroom.compress.search;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lines that begin with their place: `path:12:text` for a match, `path-12-text` for context,
/// `path=12=text` for the function a match is in.
///
/// A path may itself hold `-12-` and a text may hold `:12:`. Both are told apart by what the other
/// lines say: context belongs to a file that has a match, so a cut at a dash counts only where the
/// path before it is known from a match, or where the neighbouring line has the next number of the
/// same path.
final class PlacedLines {
  /// Cuts tried per line: a path with more numbers in it is not worth looking for.
  private static final int TRIES = 8;

  private static final int MAX_DIGITS = 8;

  private final Lines lines;
  private final Set<String> known = new HashSet<>();

  private PlacedLines(Lines lines) {
    this.lines = lines;
  }

  /// A line taken apart.
  ///
  /// @param textAt offset of the text in the line
  private record Cut(String path, int line, char mark, int textAt) {}

  static Results parse(Lines lines, Work work) {
    PlacedLines parser = new PlacedLines(lines);
    parser.findMatches();
    Results.Builder results = new Results.Builder();
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i);
      Span span = new Span(lines.start(i), lines.end(i));
      Cut cut = parser.cut(i, line);
      if (cut != null) {
        results.hit(cut.path, cut.line, cut.mark == ':', span, line.substring(cut.textAt), -1);
      } else if (!line.isEmpty() && !line.equals("--")) {
        results.note(span);
      }
      if (i % 4096 == 0) {
        work.at(i, lines.count());
      }
    }
    return results.build();
  }

  private void findMatches() {
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i);
      for (Cut cut = next(line, 0); cut != null; cut = next(line, cut.path.length() + 1)) {
        if (cut.mark == ':') {
          if (Paths.plausible(cut.path)) {
            known.add(cut.path);
          }
          break;
        }
      }
    }
  }

  private @Nullable Cut cut(int number, String line) {
    Cut unknown = null;
    Cut cut = next(line, 0);
    for (int tries = 0; cut != null && tries < TRIES; tries++) {
      if (known.contains(cut.path)) {
        return cut;
      }
      if (unknown == null && Paths.plausible(cut.path)) {
        unknown = cut;
      }
      cut = next(line, cut.path.length() + 1);
    }
    boolean runs =
        unknown != null
            && (continues(number - 1, unknown, -1) || continues(number + 1, unknown, 1));
    return runs ? unknown : null;
  }

  /// Whether a neighbouring line has the neighbouring number of the same path.
  private boolean continues(int number, Cut cut, int step) {
    if (number < 0 || number >= lines.count()) {
      return false;
    }
    String line = lines.line(number);
    int at = cut.path.length();
    String expected = String.valueOf(cut.line + step);
    return line.startsWith(cut.path)
        && line.startsWith(expected, at + 1)
        && at + 1 + expected.length() < line.length()
        && line.charAt(at) == line.charAt(at + 1 + expected.length());
  }

  /// The next `mark digits mark` of a line, from an offset on. Line numbers have no leading zeros,
  /// minutes and months do.
  private static @Nullable Cut next(String line, int from) {
    int limit = Math.min(line.length(), Paths.MAX);
    for (int i = Math.max(1, from); i < limit; i++) {
      char mark = line.charAt(i);
      if (mark != ':' && mark != '-' && mark != '=') {
        continue;
      }
      int end = i + 1;
      while (end < line.length() && isDigit(line.charAt(end)) && end - i <= MAX_DIGITS) {
        end++;
      }
      if (end > i + 1
          && end < line.length()
          && line.charAt(end) == mark
          && line.charAt(i + 1) != '0') {
        return new Cut(line.substring(0, i), Integer.parseInt(line, i + 1, end, 10), mark, end + 1);
      }
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
