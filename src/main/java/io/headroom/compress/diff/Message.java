package io.headroom.compress.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of a patch that are no diff: headers of mails and commits, messages, statistics. Tells
/// the ones that say nothing the diff below does not.
final class Message {
  private final Rows rows;
  private final Set<String> names = new HashSet<>();

  Message(Patch patch) {
    this.rows = patch.rows();
    for (FileDiff file : patch.files()) {
      String name = file.name();
      names.add(name);
      names.add(name.substring(name.indexOf('/') + 1));
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
        || (rows.head(row).equals("--") && row >= rows.count() - 3);
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
    return counts
        && (path.startsWith("...")
            ? names.stream().anyMatch(name -> name.endsWith(path.substring(3)))
            : names.contains(path));
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /// Whether a row says what the change is about: the subject of a mail or of a commit, with the
  /// rows it goes on in.
  ///
  /// @param from first row of the text it is in
  boolean subject(int row, int from) {
    if (rows.length(row) == 0) {
      return false;
    }
    if (field(row) || row == from) {
      return true;
    }
    char first = rows.sign(row, 0);
    if (first != ' ' && first != '\t') {
      return false;
    }
    int above = row - 1;
    return above >= from
        && (field(above)
            || (rows.length(above) > 0 && rows.sign(above, 0) == ' ' && subject(above, from))
            || (rows.length(above) == 0 && afterHeader(above, from)));
  }

  private boolean field(int row) {
    return List.of("Subject:", "Description:").stream().anyMatch(f -> rows.starts(row, f));
  }

  /// Whether the row before an empty one is a header of a commit, as `git log` prints it.
  private boolean afterHeader(int row, int from) {
    return row > from && (rows.starts(row - 1, "Date:") || rows.starts(row - 1, "CommitDate:"));
  }
}
