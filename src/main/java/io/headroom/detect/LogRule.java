package io.headroom.detect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Records of programs: lines that begin with a time or, where there are no times, lines that say
/// the same again and again with other names and numbers. What counts is how many lines do so, not
/// which words they use.
final class LogRule implements Rule {
  private static final double LEAST_TIMED = 0.3;
  private static final double LEAST_REMARKS = 0.15; // compilers quote the lines they speak about
  private static final double LEAST_REPEATED = 0.4;
  private static final int LEAST_LINES = 4;

  /// ` --> src/main.rs:3:75`: an arrow or the like, and a place in a file, alone.
  private static final Pattern POINTER =
      Pattern.compile("\\s*[^\\p{L}\\d\\s./]{2,4}\\s*[\\w./\\\\-]+\\.\\w+:\\d+(?::\\d+)?\\]?");

  /// Lines of a source that are quoted behind a gutter: ` 12 | code`, ` | ^^^`.
  private static final Pattern QUOTED = Pattern.compile("\\s*\\d*\\s*[|│](?:\\s|$)");

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
    Map<String, Integer> templates = Template.count(sample.filled());
    int remarks = 0;
    int quoted = 0;
    int repeated = 0;
    for (String line : sample.filled()) {
      String template = Template.of(line);
      if (SearchLine.withPath(line).filter(SearchLine::isRemark).isPresent()) {
        remarks++;
      } else if (POINTER.matcher(line).matches()) {
        remarks++;
        quoted--; // the message above it and it are one remark
      } else if (QUOTED.matcher(line).lookingAt()) {
        quoted++;
      } else if (!template.isEmpty() && templates.getOrDefault(template, 0) >= Template.OFTEN) {
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

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
