package io.headroom.compress.log;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the shown records of a log in source order, each line as it stands in the original, with
/// a line for every gap. A line begins with its number behind a gap, and where its number may be
/// wanted: at failures and at lines that stand for others.
final class LogRenderer {
  /// A gap as short as this costs less when it is shown.
  private static final int FILLER_LINES = 2;

  private static final int FILLER_CHARS = 30;

  /// Most characters of a line, and of one that matters.
  private static final int CLIP = 500;

  private static final int CLIP_LOUD = 2_000;

  /// Characters the note about a clipped line may cost.
  private static final int CLIP_GAINS = 40;

  private static final double LOUD = 0.5;

  /// From how many records of a shape on the first one shown says how many there are.
  private static final int RECURS = 3;

  /// From how many on it also says how far their values go.
  private static final int MEASURED = 10;

  private final LogLines log;
  private final List<LogRecord> records;
  private final int[] holders;
  private final boolean[] standsForShape;
  private final double[] relevance;
  private final Map<Integer, String> ranges = new HashMap<>();

  LogRenderer(LogLines log, List<LogRecord> records, int shapes, double[] relevance) {
    this.log = log;
    this.records = records;
    this.relevance = relevance;
    holders = new int[shapes];
    standsForShape = new boolean[records.size()];
    for (int r = 0; r < records.size(); r++) {
      standsForShape[r] = holders[records.get(r).shape()]++ == 0;
    }
  }

  /// A shorter text.
  ///
  /// @param lines the lines of the original that it shows whole
  record Rendering(String text, BitSet lines) {
    int shown() {
      return lines.cardinality();
    }
  }

  /// Estimated tokens of a record's lines and its share of a gap.
  int cost(int record) {
    int chars = 20;
    for (int i : excerpt(record)) {
      chars += Math.min(log.length(i), CLIP) + 4;
    }
    return chars / 4;
  }

  /// Renders the records that are shown.
  Rendering render(boolean[] shown) {
    return new Pass(shown).render();
  }

  private int[] excerpt(int record) {
    LogRecord r = records.get(record);
    return Excerpt.of(
        log, r, standsForShape[record] && r.severity() >= LOUD || relevance[record] > LOUD);
  }

  /// How far the values of a shape go, as text; empty where none vary.
  private String ranges(int shape) {
    return ranges.computeIfAbsent(shape, this::measure);
  }

  private String measure(int shape) {
    Ranges measured = new Ranges();
    for (LogRecord record : records) {
      if (record.shape() == shape) {
        measured.add(log.clean(record.head()), log.message(record.head()));
      }
    }
    return measured.toString();
  }

  /// One rendering: what was written so far.
  private final class Pass {
    private final boolean[] shown;
    private final Map<Integer, Integer> exemplars = new HashMap<>();
    private final Gaps gaps = new Gaps(log, records, exemplars);
    private final StringBuilder out = new StringBuilder();
    private final BitSet whole = new BitSet();
    private int next;

    /// First record that may have lines behind the last line written.
    private int nextRecord;

    Pass(boolean[] shown) {
      this.shown = shown;
    }

    Rendering render() {
      for (int r = 0; r < shown.length; r++) {
        LogRecord record = records.get(r);
        if (shown[r]) {
          exemplars.putIfAbsent(record.shape(), record.head());
        }
      }
      if (log.runner() && log.count() > 0) {
        out.append(Gaps.runnerNote(log)).append('\n');
      }
      for (int r = 0; r < shown.length; r++) {
        if (shown[r]) {
          for (int line : excerpt(r)) {
            gap(line);
            line(line, r);
          }
        }
      }
      gap(log.count());
      int end = out.length();
      while (end > 0 && out.charAt(end - 1) == '\n') {
        end--;
      }
      return new Rendering(out.substring(0, end), whole);
    }

    private void gap(int to) {
      if (next >= to) {
        return;
      }
      if (filler(next, to)) {
        for (int i = next; i < to; i++) {
          out.append(log.shown(i)).append('\n');
          whole.set(i);
        }
        next = to;
        return;
      }
      while (nextRecord < records.size() && records.get(nextRecord).to() <= next) {
        nextRecord++;
      }
      out.append(gaps.describe(next, to, nextRecord)).append('\n');
    }

    private boolean filler(int from, int to) {
      if (to - from > FILLER_LINES || next == 0) {
        return false;
      }
      int chars = 0;
      for (int i = from; i < to; i++) {
        chars += log.length(i);
      }
      return chars <= FILLER_CHARS;
    }

    private void line(int line, int record) {
      LogRecord r = records.get(record);
      boolean head =
          line == r.head() || line > r.head() && log.has(r.head(), LineFacts.OVERWRITTEN);
      Integer exemplar = exemplars.get(r.shape());
      boolean stands =
          head && holders[r.shape()] >= RECURS && exemplar != null && exemplar == r.head();
      if (line > next || stands || head && r.severity() >= LOUD) {
        out.append(log.lines().number(line)).append(": ");
      }
      String text = log.shown(line);
      boolean loud = r.severity() >= LOUD || relevance[record] > LOUD;
      if (clip(text, loud ? CLIP_LOUD : CLIP)) {
        whole.set(line);
      }
      if (stands) {
        String ranges = holders[r.shape()] >= MEASURED ? ranges(r.shape()) : "";
        // Alike, not equal: other values than those whose ranges are told may vary as well.
        out.append("  [×").append(holders[r.shape()]).append(" alike");
        out.append(ranges.isEmpty() ? "" : "; " + ranges).append(']');
      }
      out.append('\n');
      next = line + 1;
    }

    /// Writes a line, or its beginning with a count of what is left out.
    ///
    /// @return whether it was written whole; else it does not count as shown
    private boolean clip(String text, int most) {
      if (text.length() <= most + CLIP_GAINS) {
        out.append(text);
        return true;
      }
      int cut = text.lastIndexOf(' ', most);
      if (cut < most / 2) {
        cut = most;
      }
      if (Character.isHighSurrogate(text.charAt(cut - 1))) {
        cut--;
      }
      out.append(text, 0, cut).append(Gaps.clipped(text.length() - cut));
      return false;
    }
  }
}
