package io.headroom.compress.table;

import io.headroom.text.Chars;
import io.headroom.text.Lines;
import io.headroom.text.ListEntry;
import io.headroom.text.Ruling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds the tables of a text, whatever they are drawn with, and makes outlines of the lines
/// between.
final class Layout {
  /// Share of the lines that have to be drawn, or named, or options for the text to be so.
  private static final double MOST = 0.5;

  private static final double OPTIONS = 0.25;

  private static final int SAMPLE = 1_000;

  /// So many lines at most stand above a header.
  private static final int CAPTIONS = 4;

  private static final Pattern WIDE_BLANK = Pattern.compile("\\S(?:\\s{2,}|\\t)\\S");

  private final Lines lines;
  private final List<Section> sections = new ArrayList<>();
  private final BitSet free = new BitSet();

  private Layout(Lines lines) {
    this.lines = lines;
    for (int i = 0; i < lines.count(); i++) {
      free.set(i, !blank(i));
    }
  }

  /// The sections of a text; every line that is not blank is in one of them.
  static List<Section> of(Lines lines) {
    Layout layout = new Layout(lines);
    layout.find();
    int[] rest = layout.free.stream().toArray();
    if (rest.length > 0) {
      layout.sections.add(Outliner.read(lines, rest));
    }
    return List.copyOf(layout.sections);
  }

  private boolean blank(int line) {
    for (int i = lines.start(line); i < lines.end(line); i++) {
      if (!Chars.isWhitespace(lines.text().charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void find() {
    if (free.isEmpty() || drawn()) {
      return;
    }
    Optional<Section.Paths> paths = Listing.read(lines, free.stream().toArray());
    if (paths.isPresent()) {
      sections.add(paths.get());
      paths.get().paths().forEach(path -> free.clear(path.first()));
      return;
    }
    Optional<Section.Grid> delimited = Delimited.read(lines);
    if (delimited.isPresent()) {
      take(delimited.get());
      free.clear();
      return;
    }
    if (share(ListEntry::isBranch) >= MOST
        || share(ListEntry::isOption) >= OPTIONS
        || keyed()
        || Outliner.hasRecords(lines, free.stream().toArray())) {
      return;
    }
    int[] filled = free.stream().toArray();
    if (!Aligned.isHeader(lines.line(filled[0]))) {
      Optional<Section.Grid> worded = Worded.read(lines, filled);
      if (worded.isPresent()) {
        take(worded.get());
        return;
      }
    }
    for (int[] block : blocks(filled)) {
      aligned(block);
    }
  }

  private void take(Section.Grid grid) {
    sections.add(grid);
    if (grid.header() >= 0) {
      free.clear(grid.header());
    }
    grid.rows().forEach(row -> free.clear(row.first(), row.last() + 1));
  }

  private boolean drawn() {
    List<int[]> runs = new ArrayList<>();
    int covered = 0;
    int from = -1;
    boolean rule = false;
    for (int i = 0; i <= lines.count(); i++) {
      String line = i < lines.count() ? lines.line(i) : "";
      boolean ruled = Ruling.isRule(line);
      if (ruled || Drawn.bars(line) > 0) {
        from = from < 0 ? i : from;
        rule |= ruled;
        continue;
      }
      if (rule && i - from > 2) {
        runs.add(new int[] {from, i});
        covered += i - from;
      }
      from = -1;
      rule = false;
    }
    if (covered < MOST * free.cardinality()) {
      return false;
    }
    for (int[] run : runs) {
      take(Drawn.read(lines, run[0], run[1]));
      free.clear(run[0], run[1]);
    }
    return true;
  }

  private double share(Predicate<String> entry) {
    long count = free.stream().filter(i -> entry.test(lines.line(i))).count();
    return (double) count / free.cardinality();
  }

  /// Whether most lines name what they say, as far as a sample tells.
  private boolean keyed() {
    int[] filled = free.stream().toArray();
    int step = Math.max(1, filled.length / SAMPLE);
    int named = 0;
    int seen = 0;
    for (int i = 0; i < filled.length; i += step) {
      named += Outliner.isNamed(lines.line(filled[i])) ? 1 : 0;
      seen++;
    }
    return named > MOST * seen;
  }

  /// Lines between blank ones, and from a caption on.
  private List<int[]> blocks(int[] filled) {
    List<int[]> blocks = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= filled.length; i++) {
      boolean ends =
          i == filled.length
              || filled[i] > filled[i - 1] + 1
              || i + 1 < filled.length && caption(filled[i], filled[i + 1]);
      if (ends) {
        blocks.add(Arrays.copyOfRange(filled, from, i));
        from = i;
      }
    }
    return blocks;
  }

  /// Whether a line stands above a header.
  private boolean caption(int line, int next) {
    return next == line + 1
        && !WIDE_BLANK.matcher(lines.line(line)).find()
        && Aligned.isHeader(lines.line(next))
        && WIDE_BLANK.matcher(lines.line(next)).results().limit(2).count() == 2;
  }

  private void aligned(int[] block) {
    Section.Grid best = null;
    for (int i = 0; i < Math.min(CAPTIONS, block.length); i++) {
      int[] part = Arrays.copyOfRange(block, i, block.length);
      Optional<Section.Grid> grid = Aligned.read(lines, part);
      if (grid.isPresent() && (best == null || better(grid.get(), best))) {
        best = grid.get();
      }
    }
    if (best != null) {
      take(best);
      // A ruler below the header is part of it.
      if (best.header() >= 0) {
        free.clear(best.header(), best.rows().getFirst().first());
      }
    }
  }

  private static boolean better(Section.Grid a, Section.Grid b) {
    boolean named = a.header() >= 0;
    boolean other = b.header() >= 0;
    return named != other ? named : a.width() > b.width();
  }
}
