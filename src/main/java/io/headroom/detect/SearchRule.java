package io.headroom.detect;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Output of grep, ripgrep, ag, git grep and their kin: nearly every line names a file and a line
/// in it, and within a file the lines go up. Compilers name places as well, but speak about them:
/// one blank, then a word, on every line.
final class SearchRule implements Rule {
  private static final double LEAST = 0.8;
  private static final double LEAST_ASCENDING = 0.9;
  private static final double MOST_REMARKS = 0.95;

  @Override
  public Claim judge(Sample sample) {
    List<String> lines = sample.filled();
    Tally flat = new Tally();
    for (String line : lines) {
      flat.add(line, SearchLine.withPath(line));
    }
    if (flat.fits(sample, 1)) {
      return claim(sample, flat, "lines that name a file and a line of it");
    }
    Tally headed = new Tally();
    for (String line : sample.lines()) {
      Optional<SearchLine> found = SearchLine.underHeading(line);
      if (found.isEmpty() && SearchLine.isHeading(line)) {
        headed.heading();
      } else if (!line.isEmpty()) {
        headed.add(line, found);
      }
    }
    return headed.headings > 0 && headed.fits(sample, 2)
        ? claim(sample, headed, "numbered lines under names of files")
        : Claim.NONE;
  }

  private static Claim claim(Sample sample, Tally tally, String why) {
    double share = sample.share(tally.explained());
    return new Claim(ContentKind.SEARCH, 0.7 + 0.28 * share, Math.round(share * 100) + "% " + why);
  }

  private static final class Tally {
    private final Set<String> closed = new HashSet<>(); // files whose lines are over
    private SearchLine last = new SearchLine("", 0, true, "");
    private int matches;
    private int contexts;
    private int separators;
    private int headings;
    private int remarks;
    private int steps; // from a line to the next of the same file, or to a new file
    private int ascending;

    void heading() {
      headings++;
      last = new SearchLine("", 0, true, "");
    }

    void add(String line, Optional<SearchLine> found) {
      if (found.isEmpty()) {
        separators += line.equals("--") ? 1 : 0;
        return;
      }
      SearchLine now = found.get();
      if (now.match()) {
        matches++;
      } else {
        contexts++;
      }
      steps++;
      if (now.path().equals(last.path())) {
        ascending += now.number() >= last.number() ? 1 : 0;
      } else {
        ascending += closed.add(last.path()) && !closed.contains(now.path()) ? 1 : 0;
      }
      remarks += now.isRemark() ? 1 : 0;
      last = now;
    }

    int explained() {
      return matches + contexts + separators + headings;
    }

    boolean fits(Sample sample, int least) {
      return matches >= least
          && sample.share(explained()) >= LEAST
          && headings <= matches
          && ascending >= LEAST_ASCENDING * steps
          && remarks < MOST_REMARKS * (matches + contexts);
    }
  }
}
