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
  /// UTF-16 units of code per token, and tokens of a header; guesses, the answer is counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private static final int HEADER_TOKENS = 12;

  private final Rows rows;
  private final Hunk hunk;
  private final Repeated repeated;
  private final boolean[] keep;
  private final int base;

  /// Where a repeated row stands first.
  interface Repeated {
    /// The name of a place, or empty for a row that is not repeated.
    String place(int row);

    /// Whether a row is part of the same run as the row above it.
    boolean follows(int row);
  }

  HunkView(Rows rows, Hunk hunk, boolean[] shown, Repeated repeated) {
    this.rows = rows;
    this.hunk = hunk;
    this.repeated = repeated;
    this.base = hunk.header() + 1;
    this.keep = new boolean[hunk.end() - base];
    for (int i = 0; i < keep.length; i++) {
      int row = base + i;
      boolean backslash = rows.sign(row, 0) == '\\';
      keep[i] =
          backslash
              ? i > 0 && keep[i - 1]
              : change(row) != 0 && shown[row] && repeated.place(row).isEmpty();
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
        if (context(from - 1)) {
          keep[from - 1] = true;
        }
        if (context(to)) {
          keep[to] = true;
          to++;
        }
      }
      from = to;
    }
    for (int i = 1; i < keep.length; i++) {
      keep[i] |= rows.sign(base + i, 0) == '\\' && keep[i - 1];
    }
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
  void write(List<String> out, Omissions omitted) {
    int[] cursor = hunk.ranges().stream().mapToInt(Range::cursor).toArray();
    String section = hunk.section();
    int added = 0;
    int removed = 0;
    for (int i = 0; i < keep.length; ) {
      int row = base + i;
      if (keep[i]) {
        flush(out, added, removed);
        added = 0;
        removed = 0;
        i = piece(out, i, cursor, section);
        section = "";
        continue;
      }
      String place = repeated.place(row);
      if (change(row) == 0) {
        omitted.context++;
      } else if (place.isEmpty()) {
        omitted.changes++;
        added += change(row) > 0 ? 1 : 0;
        removed += change(row) < 0 ? 1 : 0;
      } else {
        flush(out, added, removed);
        added = 0;
        removed = 0;
        int end = i + 1;
        while (end < keep.length
            && !repeated.place(base + end).isEmpty()
            && repeated.follows(base + end)) {
          end++;
        }
        out.add("[" + (end - i) + " lines as in " + place + "]");
        omitted.repeats += end - i;
        for (; i < end; i++) {
          advance(cursor, base + i);
        }
        continue;
      }
      advance(cursor, row);
      i++;
    }
    flush(out, added, removed);
  }

  private static void flush(List<String> out, int added, int removed) {
    if (added + removed > 0) {
      out.add("[…" + counts(added, removed) + "]");
    }
  }

  static String counts(int added, int removed) {
    return (added > 0 ? " +" + added : "") + (removed > 0 ? " -" + removed : "");
  }

  /// Writes a run of kept rows under its header.
  private int piece(List<String> out, int from, int[] cursor, String section) {
    int[] start = cursor.clone();
    int[] count = new int[cursor.length];
    int header = out.size();
    out.add("");
    int to = from;
    while (to < keep.length && keep[to]) {
      int row = base + to;
      for (int r = 0; r < cursor.length; r++) {
        count[r] += in(row, r);
      }
      advance(cursor, row);
      out.add(rows.line(row));
      to++;
    }
    String marks = "@".repeat(hunk.parents() + 1);
    StringBuilder ranges = new StringBuilder();
    for (int r = 0; r < cursor.length; r++) {
      ranges
          .append(r == cursor.length - 1 ? " +" : " -")
          .append(Range.from(start[r], count[r]));
    }
    out.set(header, marks + ranges + " " + marks + section);
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
