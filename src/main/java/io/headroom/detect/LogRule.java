package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.List;
import java.util.regex.Pattern;

/// Records of programs: lines that begin with a time or, where there are no times, lines that say
/// the same again and again with other names and numbers. What counts is how many lines do so, not
/// which words they use.
final class LogRule implements Rule {
  private static final double LEAST_TIMED = 0.3;
  private static final double LEAST_REMARKS = 0.15; // compilers quote the lines they speak about
  private static final double LEAST_REPEATED = 0.4;
  private static final int LEAST_LINES = 4;

  private static final Pattern POINTER =
      Pattern.compile("[^\\p{L}\\d\\s./]{2,4}\\s*[\\w./\\\\-]+\\.\\w+:\\d+(?::\\d+)?\\]?");

  @Override
  public Claim judge(Sample sample) {
    List<String> lines = sample.filled();
    int timed = 0;
    for (String line : lines) {
      timed += TimeStamp.begins(line) ? 1 : 0;
    }
    double share = sample.share(timed);
    if (share >= LEAST_TIMED && timed >= Math.min(2, lines.size())) {
      return new Claim(
          ContentKind.LOG, 0.55 + 0.4 * share, percent(share) + " of the lines begin with a time");
    }
    return lines.size() < LEAST_LINES ? Claim.NONE : repeated(sample);
  }

  private static Claim repeated(Sample sample) {
    int remarks = 0;
    int quoted = 0;
    int repeated = 0;
    for (int i = 0; i < sample.filled().size(); i++) {
      String line = sample.filled().get(i);
      if (SearchLine.withPath(line).filter(SearchLine::isRemark).isPresent()) {
        remarks++;
      } else if (isPointer(line)) {
        remarks++;
        quoted--; // the message above it and it are one remark
      } else if (isQuoted(line)) {
        quoted++;
      } else if (sample.templates().says(i) && sample.templates().repeats(i)) {
        repeated++;
      }
    }
    int said = sample.filled().size() - (remarks == 0 ? 0 : quoted);
    if (remarks >= Math.max(2, LEAST_REMARKS * said)) {
      return new Claim(ContentKind.LOG, 0.94, remarks + " remarks about places in files");
    }
    double share = sample.share(repeated + remarks);
    return share >= LEAST_REPEATED
        ? new Claim(
            ContentKind.LOG, 0.3 + 0.5 * share, percent(share) + " of the lines repeat a template")
        : Claim.NONE;
  }

  /// ` --> src/main.rs:3:75`: an arrow or the like, and a place in a file, alone.
  private static boolean isPointer(String line) {
    int at = indent(line);
    char first = line.charAt(at);
    // Few lines begin with a sign; the others need not be looked at any further.
    return !Chars.isLetterOrDigit(first)
        && first != '.'
        && first != '/'
        && POINTER.matcher(line).region(at, line.length()).matches();
  }

  /// A line of a source that is quoted behind a gutter: ` 12 | code`, ` | ^^^`.
  private static boolean isQuoted(String line) {
    int at = indent(line);
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    while (at < line.length() && Chars.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at < line.length()
        && (line.charAt(at) == '|' || line.charAt(at) == '│')
        && (at + 1 == line.length() || Chars.isWhitespace(line.charAt(at + 1)));
  }

  private static int indent(String line) {
    int at = 0;
    while (at + 1 < line.length() && Chars.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
