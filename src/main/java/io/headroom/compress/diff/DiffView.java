package io.headroom.compress.diff;

/// Some rows of a patch as text. Files of which nothing is shown are named with their counts.
final class DiffView {
  private final Patch patch;
  private final Rows rows;
  private final Message message;
  private final boolean[] generated;
  private final Places repeated;

  DiffView(Patch patch, boolean[] generated, int[] original) {
    this.patch = patch;
    this.rows = patch.rows();
    this.message = new Message(patch);
    this.generated = generated;
    this.repeated = new Places(patch, original);
  }

  /// Writes rows.
  ///
  /// @param shown a flag per row; headers of files follow their hunks
  String of(boolean[] shown, Omissions omitted) {
    Page out = new Page();
    int at = 0;
    for (int f = 0; f < patch.files().size(); f++) {
      FileDiff file = patch.files().get(f);
      text(out, at, file.from(), shown, omitted);
      file(out, f, shown, omitted);
      at = file.end();
    }
    text(out, at, rows.count(), shown, omitted);
    String line = omitted.line();
    if (!line.isEmpty()) {
      out.add(line);
    }
    return out.text();
  }

  private void text(Page out, int from, int to, boolean[] shown, Omissions omitted) {
    for (int row = from; row < to; row++) {
      boolean redundant = message.redundant(row);
      if (shown[row] && !redundant) {
        out.add(rows.line(row));
      } else {
        omitted.message++;
        if (!redundant) {
          out.skip();
        }
      }
    }
  }

  private void file(Page out, int number, boolean[] shown, Omissions omitted) {
    FileDiff file = patch.files().get(number);
    int added = 0;
    int removed = 0;
    boolean any = false;
    for (Hunk hunk : file.hunks()) {
      for (int row = hunk.header() + 1; row < hunk.end(); row++) {
        int change = Hunk.change(rows, row, hunk.parents());
        added += change > 0 ? 1 : 0;
        removed += change < 0 ? 1 : 0;
        any |= change != 0 && shown[row];
      }
    }
    if ((any || file.hunks().isEmpty()) && !generated[number]) {
      hunks(out, file, shown, omitted);
      return;
    }
    int headers = file.headerEnd() - file.from() + file.hunks().size();
    omitted.changes += added + removed;
    omitted.headers += headers;
    omitted.context += file.end() - file.from() - added - removed - headers;
    String counts = Gap.counts(added, removed);
    out.add(
        generated[number]
            ? "[%s: %s lines changed,%s, omitted]".formatted(file.name(), added + removed, counts)
            : "[" + file.name() + ":" + counts + ", not shown]");
  }

  private void hunks(Page out, FileDiff file, boolean[] shown, Omissions omitted) {
    header(out, file, omitted);
    Gap gap = new Gap();
    for (Hunk hunk : file.hunks()) {
      if (WhiteSpace.only(rows, hunk)) {
        gap.close(out);
        whiteSpace(out, hunk, omitted);
      } else {
        new HunkView(rows, hunk, shown, repeated).write(out, omitted, gap);
      }
    }
    gap.close(out);
  }

  private void whiteSpace(Page out, Hunk hunk, Omissions omitted) {
    int changed = 0;
    for (int row = hunk.header() + 1; row < hunk.end(); row++) {
      if (Hunk.change(rows, row, hunk.parents()) == 0) {
        omitted.context++;
      } else {
        changed++;
      }
    }
    omitted.changes += changed;
    out.add("[" + rows.head(hunk.header()) + ": " + changed + " lines differ in white space only]");
  }

  /// The rows of a file's header that say more than `---` and `+++` do, or without which the patch
  /// would not apply.
  private void header(Page out, FileDiff file, Omissions omitted) {
    boolean hunks = !file.hunks().isEmpty();
    boolean extended = false;
    for (int row = file.from(); row < file.headerEnd(); row++) {
      extended |= !plain(row) && !named(row);
    }
    for (int row = file.from(); row < file.headerEnd(); row++) {
      boolean needed = !plain(row) || (rows.starts(row, "diff ") && (extended || !hunks));
      if (needed) {
        out.add(rows.line(row));
      } else {
        omitted.headers++;
      }
    }
    if (!hunks && file.end() > file.headerEnd()) {
      out.add("[binary patch, " + (file.end() - file.headerEnd()) + " lines omitted]");
      omitted.changes += file.end() - file.headerEnd();
    }
  }

  private boolean named(int row) {
    return rows.starts(row, "--- ") || rows.starts(row, "+++ ");
  }

  /// Whether a row of a header only repeats what other rows say, or names blobs.
  private boolean plain(int row) {
    return rows.starts(row, "diff ")
        || rows.starts(row, "index ")
        || rows.starts(row, "Index: ")
        || rows.starts(row, "=====")
        || rows.starts(row, "new file mode 100644")
        || rows.starts(row, "deleted file mode 100644");
  }
}
