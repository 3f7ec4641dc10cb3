package io.headroom.detect;

import java.util.List;
import java.util.Map;

/// Records of programs: lines that begin with a time or, where there are no times, lines that say
/// the same again and again with other names and numbers. What counts is how many lines do so, not
/// which words they use.
final class LogRule implements Rule {
  private static final double LEAST_TIMED = 0.3;
  private static final double LEAST_REMARKS = 0.15; // compilers quote the lines they speak about
  private static final double LEAST_REPEATED = 0.45;
  private static final int LEAST_LINES = 4;

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
    if (lines.size() < LEAST_LINES) {
      return Claim.NONE;
    }
    long remarks =
        lines.stream().filter(line -> SearchLine.withPath(line).filter(SearchLine::isRemark).isPresent()).count();
    return remarks >= Math.max(2, LEAST_REMARKS * lines.size())
        ? new Claim(ContentKind.LOG, 0.94, remarks + " remarks about places in files")
        : repeated(sample);
  }

  private static Claim repeated(Sample sample) {
    int repeated = 0;
    for (Map.Entry<String, Integer> template : Template.count(sample.filled()).entrySet()) {
      if (template.getValue() >= Template.OFTEN && !template.getKey().isEmpty()) {
        repeated += template.getValue();
      }
    }
    double share = sample.share(repeated);
    return share >= LEAST_REPEATED
        ? new Claim(
            ContentKind.LOG, 0.3 + 0.5 * share, percent(share) + " of the lines repeat a template")
        : Claim.NONE;
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
