package io.headroom.compress.diff;

import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A patch taken apart: the files it changes, and between them rows that are no patch, such as the
/// messages of commits.
///
/// @param rows all rows
/// @param files in order; rows outside of them are text
record Patch(Rows rows, List<FileDiff> files) {
  /// Lines git writes between `diff --git` and the hunks (git-diff documentation, "Generating patch
  /// text with -p", extended header lines), and those of Subversion and GNU diff.
  private static final List<String> EXTENDED =
      List.of(
          "old mode ",
          "new mode ",
          "deleted file mode ",
          "new file mode ",
          "copy from ",
          "copy to ",
          "rename from ",
          "rename to ",
          "similarity index ",
          "dissimilarity index ",
          "index ",
          "mode ",
          "Binary files ",
          "Files ",
          "=====");

  static Patch parse(String text, Work work) {
    Rows rows = new Rows(text);
    List<FileDiff> files = new ArrayList<>();
    int at = 0;
    int steps = 0;
    while (at < rows.count()) {
      Optional<FileDiff> file = fileAt(rows, at);
      if (file.isPresent()) {
        files.add(file.get());
      }
      at = file.map(FileDiff::end).orElse(at + 1);
      if (steps++ % 1024 == 0) {
        work.at(at, rows.count());
      }
    }
    return new Patch(rows, files);
  }

  private static Optional<FileDiff> fileAt(Rows rows, int from) {
    int at = from;
    boolean git = rows.starts(at, "diff ");
    if (git || (rows.starts(at, "Index: ") && rows.starts(at + 1, "====="))) {
      at++;
      while (at < rows.count() && extended(rows, at)) {
        at++;
      }
      if (rows.starts(at, "GIT binary patch")) {
        return Optional.of(binary(rows, from, at));
      }
    }
    if (rows.starts(at, "--- ") && rows.starts(at + 1, "+++ ")) {
      Optional<Hunk> first = Hunk.at(rows, at + 2);
      if (first.isPresent()) {
        return Optional.of(withHunks(rows, from, at + 2, name(rows, at)));
      }
    }
    return git && at > from + 1
        ? Optional.of(new FileDiff(from, at, at, gitName(rows.head(from)), List.of()))
        : Optional.empty();
  }

  private static boolean extended(Rows rows, int row) {
    return EXTENDED.stream().anyMatch(prefix -> rows.starts(row, prefix));
  }

  private static FileDiff withHunks(Rows rows, int from, int headerEnd, String name) {
    List<Hunk> hunks = new ArrayList<>();
    int at = headerEnd;
    for (Optional<Hunk> hunk = Hunk.at(rows, at); hunk.isPresent(); hunk = Hunk.at(rows, at)) {
      hunks.add(hunk.get());
      at = hunk.get().end();
    }
    return new FileDiff(from, headerEnd, at, name, hunks);
  }

  /// Binary data ends with an empty row; there are two such blocks, one for each direction.
  private static FileDiff binary(Rows rows, int from, int at) {
    int end = at + 1;
    while (rows.starts(end, "literal ") || rows.starts(end, "delta ")) {
      while (end < rows.count() && rows.length(end) > 0) {
        end++;
      }
      end = Math.min(rows.count(), end + 1);
    }
    return new FileDiff(from, at, end, gitName(rows.head(from)), List.of());
  }

  private static String name(Rows rows, int row) {
    String after = path(rows.head(row + 1));
    return after.equals("/dev/null") ? path(rows.head(row)) : after;
  }

  /// The path of a `---` or `+++` row, without the time stamp a tab sets off.
  private static String path(String header) {
    String path = header.substring(Math.min(4, header.length()));
    int tab = path.indexOf('\t');
    return tab < 0 ? path : path.substring(0, tab);
  }

  /// The second of two paths, which are as long as each other unless the file was renamed.
  private static String gitName(String header) {
    int cut = header.lastIndexOf(' ');
    int middle = header.indexOf(" b/");
    return header.substring((middle > 0 ? middle : cut) + 1);
  }
}
