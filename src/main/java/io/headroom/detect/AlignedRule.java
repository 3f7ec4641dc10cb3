package io.headroom.detect;

import java.util.List;

/// Fixed-width columns, as `ps`, `ls -l`, `df` and `docker ps` print them: places where nearly
/// every line has a blank, with something on both sides of it. Wrapped prose has none, and the few
/// that the heads of log lines have are the log's business.
final class AlignedRule implements Rule {
  private static final int LEAST_LINES = 3;
  private static final int LEAST_GAPS = 2;
  private static final int WIDTH = 400;
  private static final double WIDE = 0.83;
  private static final double LEAST_BLANK = 0.9;
  private static final double LEAST_BEYOND = 0.6; // of the lines have something right of the gap

  @Override
  public Claim judge(Sample sample) {
    List<String> lines = sample.filled();
    if (lines.size() < LEAST_LINES) {
      return Claim.NONE;
    }
    int[] blank = new int[WIDTH + 1];
    int[] ended = new int[WIDTH + 1]; // lines of this length; longer ones at the end
    int[] indents = new int[WIDTH + 1];
    for (String line : lines) {
      int length = Math.min(WIDTH, line.length());
      int indent = 0;
      while (indent < length && line.charAt(indent) == ' ') {
        indent++;
      }
      for (int i = line.indexOf(' '); i >= 0 && i < length; i = line.indexOf(' ', i + 1)) {
        blank[i]++;
      }
      ended[length]++;
      indents[indent]++;
    }
    int gaps = 0;
    int wide = 0; // gaps of two blanks and more, as nobody types them
    int width = 0;
    int over = 0; // lines that have ended before this column
    int begun = 0; // lines whose text has begun before it
    for (int i = 0; i < WIDTH; i++) {
      over += ended[i];
      boolean gap =
          over + blank[i] >= LEAST_BLANK * lines.size()
              && begun >= LEAST_BEYOND * lines.size()
              && lines.size() - over - ended[i + 1] >= LEAST_BEYOND * lines.size();
      begun += indents[i];
      width = gap ? width + 1 : 0;
      gaps += width == 1 ? 1 : 0;
      wide += width == 2 ? 1 : 0;
    }
    if (gaps < LEAST_GAPS) {
      return Claim.NONE;
    }
    double strength = Math.min(0.85, 0.55 + 0.05 * gaps);
    return new Claim(
        ContentKind.TABLE,
        wide >= LEAST_GAPS ? Math.max(WIDE, strength) : strength,
        gaps + 1 + " aligned columns");
  }
}
