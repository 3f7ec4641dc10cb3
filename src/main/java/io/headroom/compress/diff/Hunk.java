package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A hunk of a patch.
///
/// @param header its row
/// @param end the row after its last
/// @param ranges where it stands: in each file compared, then in the result. A merge compares
///   several files with one result
/// @param section what its header says of the function it is in, with a blank before it, or empty
record Hunk(int header, int end, List<Range> ranges, String section) {
  private static final Pattern HEADER =
      Pattern.compile("@@+((?: -\\d{1,9}(?:,\\d{1,9})?)+) \\+(\\d{1,9}(?:,\\d{1,9})?) @@+(.*)");

  /// Lines of one file.
  ///
  /// @param start number of the first line, or of the line before if there are none
  /// @param count how many
  record Range(int start, int count) {
    /// The line the range begins at, or would begin at.
    int cursor() {
      return count == 0 ? start + 1 : start;
    }

    static Range from(int cursor, int count) {
      return new Range(count == 0 ? cursor - 1 : cursor, count);
    }

    static Range parse(String range) {
      int comma = range.indexOf(',');
      return comma < 0
          ? new Range(Integer.parseInt(range), 1)
          : new Range(
              Integer.parseInt(range.substring(0, comma)),
              Integer.parseInt(range.substring(comma + 1)));
    }

    @Override
    public String toString() {
      return count == 1 ? String.valueOf(start) : start + "," + count;
    }
  }

  /// Reads a hunk. Its header says how many lines it has; they are believed only as far as they
  /// look like lines of a hunk.
  ///
  /// @return empty if no whole hunk begins at the row
  static Optional<Hunk> at(Rows rows, int row) {
    if (!rows.starts(row, "@@")) {
      return Optional.empty();
    }
    Matcher matcher = HEADER.matcher(rows.head(row));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String head = rows.head(row);
    List<Range> ranges = new ArrayList<>();
    for (int at = matcher.start(1); at < matcher.end(1); ) {
      int next = head.indexOf(' ', at + 2);
      ranges.add(Range.parse(head.substring(at + 2, next)));
      at = next;
    }
    ranges.add(Range.parse(head.substring(matcher.start(2), matcher.end(2))));
    int parents = ranges.size() - 1;
    int[] left = ranges.stream().mapToInt(Range::count).toArray();
    int at = row + 1;
    while (at < rows.count() && any(left)) {
      if (rows.sign(at, 0) == '\\') {
        at++;
        continue;
      }
      for (int r = 0; r < left.length; r++) {
        left[r] -= has(rows, at, parents, r) ? 1 : 0;
        if (left[r] < 0) {
          return Optional.empty();
        }
      }
      if (!isBody(rows, at, parents)) {
        return Optional.empty();
      }
      at++;
    }
    while (at < rows.count() && rows.sign(at, 0) == '\\') {
      at++;
    }
    return any(left)
        ? Optional.empty()
        : Optional.of(new Hunk(row, at, ranges, head.substring(matcher.start(3))));
  }

  int parents() {
    return ranges.size() - 1;
  }

  private static boolean any(int[] left) {
    for (int l : left) {
      if (l > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBody(Rows rows, int row, int parents) {
    for (int i = 0; i < parents; i++) {
      char c = rows.sign(row, i);
      if (c != ' ' && c != '+' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /// Whether a row is a line of one of the ranges.
  static boolean has(Rows rows, int row, int parents, int range) {
    boolean removed = false;
    for (int i = 0; i < parents; i++) {
      removed |= rows.sign(row, i) == '-';
    }
    if (range == parents) {
      return !removed;
    }
    return removed ? rows.sign(row, range) == '-' : rows.sign(row, range) != '+';
  }

  /// Whether a row adds (1), removes (-1) or is context (0).
  static int change(Rows rows, int row, int parents) {
    for (int i = 0; i < parents; i++) {
      char c = rows.sign(row, i);
      if (c == '+' || c == '-') {
        return c == '+' ? 1 : -1;
      }
    }
    return 0;
  }
}
