package io.headroom.compress.diff;

import io.headroom.compress.diff.Hunk.Range;
import java.util.ArrayList;
import java.util.List;

/// Some rows of a hunk as hunks of their own, each with a header that is true of it.
///
/// Context is what it takes to place a change: rows that are removed are found by what they say,
/// rows that are only added have one row on each side. A gap too short to be worth a new header
/// stays.
final class HunkView {
  /// UTF-16 units of code per token, and tokens of a header; guesses, the answer is counted
  /// exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private static final int HEADER_TOKENS = 12;

  /// Passes over a hunk in search of balance; hardly any takes a second.
  private static final int PASSES = 4;

  private final Rows rows;
  private final Hunk hunk;
  private final Places repeated;
  private final boolean[] keep;
  private final int base;

  HunkView(Rows rows, Hunk hunk, boolean[] shown, Places repeated) {
    this.rows = rows;
    this.hunk = hunk;
    this.repeated = repeated;
    this.base = hunk.header() + 1;
    this.keep = new boolean[hunk.end() - base];
    for (int i = 0; i < keep.length; i++) {
      int row = base + i;
      boolean backslash = rows.sign(row, 0) == '\\';
      keep[i] =
          backslash ? i > 0 && keep[i - 1] : change(row) != 0 && shown[row] && !repeated.has(row);
    }
    addContext();
  }

  private int change(int row) {
    return Hunk.change(rows, row, hunk.parents());
  }

  private boolean context(int i) {
    return i >= 0 && i < keep.length && change(base + i) == 0 && rows.sign(base + i, 0) != '\\';
  }

  private void addContext() {
    boolean merge = hunk.parents() > 1;
    for (int from = 0; from < keep.length; ) {
      if (!keep[from]) {
        from++;
        continue;
      }
      int to = from;
      boolean removes = false;
      while (to < keep.length && (keep[to] || bridges(to))) {
        removes |= keep[to] && change(base + to) < 0;
        keep[to] = true;
        to++;
      }
      if (!removes || merge) {
        surround(from, to);
      }
      from = to + 1;
    }
    for (int pass = 0; pass < PASSES && balance(pass == PASSES - 1); pass++) {}
    for (int i = 1; i < keep.length; i++) {
      keep[i] |= rows.sign(base + i, 0) == '\\' && keep[i - 1];
    }
  }

  private void surround(int from, int to) {
    if (context(from - 1)) {
      keep[from - 1] = true;
    }
    if (context(to)) {
      keep[to] = true;
    }
  }

  /// Gives every piece context on both sides or on neither: `patch` takes a piece without context
  /// on one side for the start or the end of the file. A row added to one piece may join it to the
  /// next, so that one pass may not do.
  ///
  /// @param all whether pieces without any context get it as well, which settles the matter
  /// @return whether anything changed
  private boolean balance(boolean all) {
    boolean changed = false;
    for (int from = 0; from < keep.length; ) {
      if (!keep[from]) {
        from++;
        continue;
      }
      int to = from;
      while (to < keep.length && keep[to]) {
        to++;
      }
      if (all || context(from) != context(to - 1)) {
        changed |= context(from - 1) && !context(from);
        changed |= context(to) && !context(to - 1);
        if (all || !context(from)) {
          keep[Math.max(0, from - 1)] |= context(from - 1);
        }
        if (all || !context(to - 1)) {
          keep[Math.min(keep.length - 1, to)] |= context(to);
        }
      }
      from = to + 1;
    }
    return changed;
  }

  /// Whether a row is in a gap of context between kept rows that costs less than a header.
  private boolean bridges(int at) {
    int tokens = 0;
    for (int i = at; i < keep.length; i++) {
      if (keep[i]) {
        return true;
      }
      tokens += rows.length(base + i) / CHARS_PER_TOKEN + 1;
      if (!context(i) || tokens > HEADER_TOKENS) {
        return false;
      }
    }
    return false;
  }

  /// Writes the kept rows and a note for every changed row that is not.
  ///
  /// @param gap changed rows left out before the hunk; holds those left out at its end afterwards
  void write(Page out, Omissions omitted, Gap gap) {
    int[] cursor = hunk.ranges().stream().mapToInt(Range::cursor).toArray();
    String section = hunk.section();
    for (int i = 0; i < keep.length; ) {
      int row = base + i;
      if (keep[i]) {
        gap.close(out);
        i = piece(out, i, cursor, section);
        section = "";
        continue;
      }
      if (change(row) == 0) {
        omitted.context++;
      } else if (!repeated.has(row)) {
        omitted.changes++;
        gap.add(change(row));
      } else {
        gap.close(out);
        int end = i + 1;
        while (end < keep.length && repeated.follows(base + end)) {
          end++;
        }
        out.add("[" + (end - i) + " lines as in " + repeated.of(row) + "]");
        omitted.repeats += end - i;
        for (; i < end; i++) {
          advance(cursor, base + i);
        }
        continue;
      }
      advance(cursor, row);
      i++;
    }
  }

  /// Writes a run of kept rows under its header.
  private int piece(Page out, int from, int[] cursor, String section) {
    int[] start = cursor.clone();
    int[] count = new int[cursor.length];
    List<String> body = new ArrayList<>();
    int to = from;
    while (to < keep.length && keep[to]) {
      int row = base + to;
      for (int r = 0; r < cursor.length; r++) {
        count[r] += in(row, r);
      }
      advance(cursor, row);
      body.add(rows.line(row));
      to++;
    }
    String marks = "@".repeat(hunk.parents() + 1);
    StringBuilder ranges = new StringBuilder();
    for (int r = 0; r < cursor.length; r++) {
      ranges.append(r == cursor.length - 1 ? " +" : " -").append(Range.from(start[r], count[r]));
    }
    out.add(marks + ranges + " " + marks + section);
    body.forEach(out::add);
    return to;
  }

  private int in(int row, int range) {
    return rows.sign(row, 0) != '\\' && Hunk.has(rows, row, hunk.parents(), range) ? 1 : 0;
  }

  private void advance(int[] cursor, int row) {
    for (int r = 0; r < cursor.length; r++) {
      cursor[r] += in(row, r);
    }
  }
}
