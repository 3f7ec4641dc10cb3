package io.headroom.detect;

import io.headroom.text.Lines;
import java.util.Optional;

/// Unified and combined diffs, proven by hunks that have as many lines as their headers say.
/// Messages before the files and headers between them belong to a diff, but a page of prose that
/// shows one does not become one.
final class DiffRule implements Rule {
  private static final double LEAST_GOOD = 0.8; // of the hunks
  private static final double LEAST_COVERED = 0.34; // of the filled lines

  @Override
  public Claim judge(Sample sample) {
    String text = sample.text();
    if (!text.contains("@@")) {
      return Claim.NONE;
    }
    Lines lines = Lines.of(text);
    int hunks = 0;
    int good = 0;
    int covered = 0;
    int filled = 0;
    for (int i = 0; i < lines.count(); i++) {
      Optional<Hunk> hunk = Hunk.at(lines, i);
      if (hunk.isPresent()) {
        hunks++;
        int end = hunk.get().end(lines, i + 1);
        if (hunk.get().isComplete() || end == lines.count()) { // the last may be cut off
          good++;
          covered += end - i;
          filled += end - i;
          i = end - 1;
          continue;
        }
      }
      if (lines.end(i) > lines.start(i)) {
        filled++;
        covered += header(text, lines.start(i)) ? 1 : 0;
      }
    }
    boolean diff = good > 0 && good >= LEAST_GOOD * hunks && covered >= LEAST_COVERED * filled;
    return diff
        ? Claim.proven(ContentKind.DIFF, good + " hunks with as many lines as they say")
        : Claim.NONE;
  }

  private static boolean header(String text, int at) {
    return text.startsWith("--- ", at)
        || text.startsWith("+++ ", at)
        || text.startsWith("diff ", at)
        || text.startsWith("index ", at);
  }
}
