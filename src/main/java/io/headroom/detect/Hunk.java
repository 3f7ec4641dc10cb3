package io.headroom.detect;

import io.headroom.text.Lines;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines a hunk header promises, counted down as they come: of each old file and of the new
/// one. A combined diff has as many old files, and columns of signs, as its header has `@` but one.
final class Hunk {
  private static final Pattern HEADER =
      Pattern.compile(
          "(@@@{0,15})((?: -\\d{1,9}(?:,\\d{1,9})?)+) \\+\\d{1,9}(?:,(\\d{1,9}))? \\1.*");
  private static final Pattern RANGE = Pattern.compile(" -\\d+(?:,(\\d+))?");

  private final int[] olds;
  private int fresh;

  private Hunk(int[] olds, int fresh) {
    this.olds = olds;
    this.fresh = fresh;
  }

  /// The hunk whose header a line is.
  static Optional<Hunk> at(Lines lines, int line) {
    if (!lines.text().startsWith("@@", lines.start(line))) {
      return Optional.empty();
    }
    String text = lines.line(line);
    Matcher header = HEADER.matcher(text);
    if (!header.matches()) {
      return Optional.empty();
    }
    int[] olds = new int[header.end(1) - 1];
    Matcher range = RANGE.matcher(text.substring(header.start(2), header.end(2)));
    int found = 0;
    for (; range.find(); found++) {
      if (found == olds.length) {
        return Optional.empty();
      }
      olds[found] = count(range.group(1));
    }
    return found == olds.length
        ? Optional.of(new Hunk(olds, count(header.group(3))))
        : Optional.empty();
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /// Takes lines as long as they fit and gives the first that is not the hunk's.
  int end(Lines lines, int from) {
    int line = from;
    while (line < lines.count() && (!isComplete() || isNote(lines, line)) && take(lines, line)) {
      line++;
    }
    return line;
  }

  /// Whether every line promised has come.
  boolean isComplete() {
    int left = fresh;
    for (int old : olds) {
      left += old;
    }
    return left == 0;
  }

  private static boolean isNote(Lines lines, int line) {
    return lines.text().startsWith("\\ ", lines.start(line));
  }

  private boolean take(Lines lines, int line) {
    if (isNote(lines, line)) {
      return true;
    }
    int start = lines.start(line);
    int signs = Math.min(olds.length, lines.end(line) - start);
    boolean removed = false;
    for (int i = 0; i < signs; i++) {
      char sign = lines.text().charAt(start + i);
      if (sign != ' ' && sign != '+' && sign != '-') {
        return false;
      }
      removed |= sign == '-';
    }
    for (int i = 0; i < olds.length; i++) {
      // Editors drop the blank of an empty context line; what is not there is a blank.
      char sign = i < signs ? lines.text().charAt(start + i) : ' ';
      boolean inOld = removed ? sign == '-' : sign != '+';
      if (inOld && --olds[i] < 0) {
        return false;
      }
    }
    return removed || --fresh >= 0;
  }
}
