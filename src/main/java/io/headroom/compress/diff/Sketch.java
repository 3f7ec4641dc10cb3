package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.List;

/// Some changed rows of a patch that has no room to be whole, without the context and the headers
/// it takes to apply them: each run of rows under the line of the file it stands at, and every gap
/// with its counts.
final class Sketch {
  private final Patch patch;
  private final Rows rows;
  private final Message message;

  Sketch(Patch patch) {
    this.patch = patch;
    this.rows = patch.rows();
    this.message = new Message(patch);
  }

  /// Writes rows.
  ///
  /// @param shown a flag per row, set for changed rows and rows of text only
  /// @param named a flag per file: whether it is named although nothing of it is shown
  /// @param omitted counts what is left out
  String of(boolean[] shown, boolean[] named, Omissions omitted) {
    Page out = new Page();
    List<Integer> unnamed = new ArrayList<>();
    int at = 0;
    for (int f = 0; f < named.length; f++) {
      FileDiff file = patch.files().get(f);
      text(out, at, file.from(), shown, omitted);
      if (any(file, shown)) {
        file(out, file, shown, omitted);
      } else if (named[f]) {
        name(out, file, omitted);
      } else {
        unnamed.add(f);
      }
      at = file.end();
    }
    text(out, at, rows.count(), shown, omitted);
    rest(out, unnamed, omitted);
    out.add(omitted.sketched());
    return out.text();
  }

  private static boolean any(FileDiff file, boolean[] shown) {
    for (int row = file.headerEnd(); row < file.end(); row++) {
      if (shown[row]) {
        return true;
      }
    }
    return false;
  }

  private void text(Page out, int from, int to, boolean[] shown, Omissions omitted) {
    for (int row = from; row < to; row++) {
      if (shown[row] && !message.redundant(row)) {
        out.add(rows.line(row));
      } else {
        omitted.message++;
        if (!message.redundant(row)) {
          out.skip();
        }
      }
    }
  }

  private void file(Page out, FileDiff file, boolean[] shown, Omissions omitted) {
    out.add(rows.line(named(file)));
    omitted.headers += file.headerEnd() - file.from() - 1;
    Gap gap = new Gap();
    for (Hunk hunk : file.hunks()) {
      omitted.headers++;
      boolean placed = false;
      int line = hunk.ranges().getLast().cursor();
      for (int row = hunk.header() + 1; row < hunk.end(); row++) {
        int change = Hunk.change(rows, row, hunk.parents());
        if (change == 0) {
          omitted.context++;
        } else if (shown[row]) {
          gap.close(out);
          if (!placed) {
            out.add("@@ " + line + " @@" + hunk.section());
            placed = true;
          }
          out.add(rows.line(row));
        } else {
          omitted.changes++;
          gap.add(change);
        }
        boolean counts = rows.sign(row, 0) != '\\';
        line += counts && Hunk.has(rows, row, hunk.parents(), hunk.parents()) ? 1 : 0;
      }
    }
    gap.close(out);
  }

  /// The row of a file's header that names it.
  private int named(FileDiff file) {
    int removed = file.from();
    for (int row = file.from(); row < file.headerEnd(); row++) {
      if (rows.starts(row, "+++ ") && !rows.starts(row, "+++ /dev/null")) {
        return row;
      }
      removed = rows.starts(row, "--- ") ? row : removed;
    }
    return removed;
  }

  /// A file of which only the header is shown: renamed, of another mode, or with its counts.
  private void name(Page out, FileDiff file, Omissions omitted) {
    if (file.hunks().isEmpty()) {
      for (int row = file.from(); row < file.headerEnd(); row++) {
        out.add(rows.line(row));
      }
      omitted.changes += file.end() - file.headerEnd();
      return;
    }
    int[] counts = leaveOut(file, omitted);
    out.add("[" + file.name() + ":" + Gap.counts(counts[0], counts[1]) + ", not shown]");
  }

  private void rest(Page out, List<Integer> files, Omissions omitted) {
    if (files.isEmpty()) {
      return;
    }
    int added = 0;
    int removed = 0;
    for (int f : files) {
      int[] counts = leaveOut(patch.files().get(f), omitted);
      added += counts[0];
      removed += counts[1];
    }
    String what = files.size() == 1 ? "1 more file" : files.size() + " more files";
    String counts = added + removed > 0 ? ":" + Gap.counts(added, removed) : "";
    out.add("[" + what + counts + ", not shown]");
  }

  /// Counts all of a file as left out; gives its added and removed rows.
  private int[] leaveOut(FileDiff file, Omissions omitted) {
    int[] counts = new int[2];
    for (Hunk hunk : file.hunks()) {
      for (int row = hunk.header() + 1; row < hunk.end(); row++) {
        int change = Hunk.change(rows, row, hunk.parents());
        counts[0] += change > 0 ? 1 : 0;
        counts[1] += change < 0 ? 1 : 0;
      }
    }
    int changed = counts[0] + counts[1];
    int headers = file.headerEnd() - file.from() + file.hunks().size();
    omitted.changes += changed;
    omitted.headers += headers;
    omitted.context += file.end() - file.from() - changed - headers;
    return counts;
  }
}
