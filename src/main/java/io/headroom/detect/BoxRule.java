package io.headroom.detect;

import io.headroom.text.Ruling;
import java.util.List;

/// Tables drawn with characters, where the table is all there is: Markdown, and the boxes of
/// database clients and reports. A page with a table in it is no table.
final class BoxRule implements Rule {
  private static final int LEAST_ROWS = 2;
  private static final int MOST_OTHERS = 2; // a caption, a count of rows
  private static final double LEAST_EVEN = 0.95;

  @Override
  public Claim judge(Sample sample) {
    int rows = 0;
    int rules = 0;
    int others = 0;
    int even = 0;
    int width = -1;
    for (String line : sample.filled()) {
      if (Ruling.isRule(line)) {
        rules++;
        continue;
      }
      int bars = bars(line);
      if (bars == 0) {
        others++;
        continue;
      }
      rows++;
      width = width < 0 ? bars : width;
      even += bars == width ? 1 : 0;
    }
    boolean table =
        rules > 0
            && rows >= LEAST_ROWS
            && others <= MOST_OTHERS
            && even >= LEAST_EVEN * rows
            && sharesRule(sample.filled());
    return table
        ? new Claim(
            ContentKind.TABLE, 0.98, "a drawn table of " + width + " bars a row and nothing else")
        : Claim.NONE;
  }

  /// The header's rule stands in the first lines, below a caption and a border at most.
  private static boolean sharesRule(List<String> lines) {
    return lines.stream().limit(4).anyMatch(Ruling::isRule);
  }

  private static int bars(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++; // an escaped bar belongs to its cell
      } else if (Ruling.isBar(line.charAt(i))) {
        bars++;
      }
    }
    return bars;
  }
}
