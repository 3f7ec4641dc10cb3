package io.headroom.compress.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Lines;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Derives every number of an output from the input again.
class GeneratedXmlTest {
  private static final Pattern GAP =
      Pattern.compile(
          "… (\\d+) (\\w+)(?: \\((\\d+) elements within\\))?, lines? (\\d+)(?:-(\\d+))?");

  private static final Pattern ALL = Pattern.compile("\\(all (\\d+) (\\w+): (.*)\\)");

  private static final Pattern PART = Pattern.compile("\\bfailure (\\d+)");

  private static final Pattern RANGE =
      Pattern.compile("\\btime ([0-9.]+) to ([0-9.]+), median ([0-9.]+)");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyNumberIsTrue(long seed) {
    int suites = 20 + (int) seed * 9;
    String report = GeneratedXml.report(seed, suites, 5 + (int) seed, (int) seed % 3);
    for (int budget : new int[] {200, 700, Request.UNBOUNDED}) {
      Request request = new Request("", Mode.AUTO, budget, Tokens.o200k(), Work.UNWATCHED);
      Compression shown = XmlDocument.parse(report, Work.UNWATCHED).compress(request);
      gaps(report, shown.text());
      totals(report, shown.text());
      assertThat(shown.total()).isEqualTo(starts(report, "\\w+") - starts(report, "failure"));
    }
  }

  private static void gaps(String report, String shown) {
    Lines lines = Lines.of(report);
    Matcher gap = GAP.matcher(shown);
    while (gap.find()) {
      int from = Integer.parseInt(group(gap, 4));
      int to = group(gap, 5).isEmpty() ? from : Integer.parseInt(group(gap, 5));
      String omitted = report.substring(lines.start(from - 1), lines.end(to - 1));
      int count = Integer.parseInt(group(gap, 1));
      int within = group(gap, 3).isEmpty() ? 0 : Integer.parseInt(group(gap, 3));
      assertThat(starts(omitted, group(gap, 2))).as(gap.group()).isEqualTo(count);
      assertThat(starts(omitted, "\\w+") - starts(omitted, "failure"))
          .as(gap.group())
          .isEqualTo(count + within);
    }
  }

  private static void totals(String report, String shown) {
    Matcher all = ALL.matcher(shown);
    while (all.find()) {
      assertThat(Integer.parseInt(group(all, 1))).isEqualTo(starts(report, group(all, 2)));
      Matcher part = PART.matcher(group(all, 3));
      if (part.find()) {
        assertThat(Integer.parseInt(group(part, 1))).isEqualTo(starts(report, "failure"));
      }
      Matcher range = RANGE.matcher(group(all, 3));
      if (range.find()) {
        double[] times =
            Pattern.compile(" time=\"([0-9.]+)\"")
                .matcher(report)
                .results()
                .mapToDouble(m -> Double.parseDouble(group(m, 1)))
                .sorted()
                .toArray();
        assertThat(Double.parseDouble(group(range, 1))).isEqualTo(times[0]);
        assertThat(Double.parseDouble(group(range, 2))).isEqualTo(times[times.length - 1]);
        assertThat(Double.parseDouble(group(range, 3))).isEqualTo(times[(times.length - 1) / 2]);
      }
    }
  }

  private static String group(MatchResult match, int group) {
    return Objects.requireNonNullElse(match.group(group), "");
  }

  private static int starts(String text, String name) {
    return (int) Pattern.compile("<" + name + "[ >/]").matcher(text).results().count();
  }
}
