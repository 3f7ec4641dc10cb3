package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of a patch that are no diff: headers of mails and commits, messages, statistics. Tells
/// the ones that say nothing the diff below does not.
final class Message {
  private final Rows rows;
  private final List<FileDiff> files;
  private final Set<String> names = new HashSet<>();

  Message(Patch patch) {
    this.rows = patch.rows();
    this.files = patch.files();
    for (FileDiff file : patch.files()) {
      String name = file.name();
      names.add(name);
      for (int cut = name.indexOf('/'); cut >= 0; cut = name.indexOf('/', cut + 1)) {
        names.add(name.substring(cut + 1));
      }
    }
  }

  /// Rows of text that are shown or left out together: a paragraph, or the subject in it.
  ///
  /// @param from first row
  /// @param to row after the last
  /// @param subject whether they say what the change is about
  record Part(int from, int to, boolean subject) {}

  /// The parts of all texts around the diffs; together they hold every row.
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (FileDiff file : files) {
      addParts(parts, at, file.from());
      at = file.end();
    }
    addParts(parts, at, rows.count());
    return parts;
  }

  private void addParts(List<Part> parts, int from, int to) {
    boolean[] subject = subjects(from, to);
    int start = from;
    for (int row = from; row < to; row++) {
      if (row + 1 == to
          || rows.length(row) == 0
          || subject[row + 1 - from] != subject[row - from]) {
        parts.add(new Part(start, row + 1, subject[row - from]));
        start = row + 1;
      }
    }
  }

  /// Whether a row can be left out without telling less: a line of a diffstat whose file is in the
  /// patch, an empty row after another, the signature of the mailer.
  boolean redundant(int row) {
    if (rows.length(row) == 0) {
      return row > 0 && rows.length(row - 1) == 0;
    }
    return statistic(row)
        || (rows.starts(row, " create mode 100644 ") && names.contains(last(rows.head(row))))
        || signature(row)
        || (row > 0 && signature(row - 1));
  }

  /// The mark before a mailer's signature of one line, which is git's version.
  private boolean signature(int row) {
    return rows.starts(row, "-- ")
        && rows.length(row) <= 4
        && (row + 2 >= rows.count() || rows.length(row + 2) == 0);
  }

  /// ` path | 12 +++---` of a file the patch has.
  private boolean statistic(int row) {
    String line = rows.head(row);
    int bar = line.lastIndexOf(" | ");
    if (bar < 0 || line.charAt(0) != ' ') {
      return false;
    }
    String path = line.substring(0, bar).strip();
    String count = line.substring(bar + 3).strip();
    boolean counts = !count.isEmpty() && Character.isDigit(count.charAt(0));
    // Long paths are cut at a slash, `.../dir/file`.
    return counts && names.contains(path.startsWith(".../") ? path.substring(4) : path);
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /// Rows that say what the change is about: the first of a text, the subject of a mail or of a
  /// commit, with the rows it goes on in.
  private boolean[] subjects(int from, int to) {
    boolean[] subject = new boolean[to - from];
    boolean first = true;
    for (int row = from; row < to; row++) {
      if (rows.length(row) == 0) {
        continue;
      }
      boolean indented = rows.sign(row, 0) == ' ' || rows.sign(row, 0) == '\t';
      subject[row - from] =
          first || field(row) || (indented && row > from && continued(subject, row, from));
      first = false;
    }
    return subject;
  }

  /// Whether an indented row goes on with a subject, or is the first after the header of a commit.
  private boolean continued(boolean[] subject, int row, int from) {
    return rows.length(row - 1) == 0
        ? row - 1 > from && (rows.starts(row - 2, "Date:") || rows.starts(row - 2, "CommitDate:"))
        : subject[row - 1 - from];
  }

  private boolean field(int row) {
    return rows.starts(row, "Subject:") || rows.starts(row, "Description:");
  }
}
