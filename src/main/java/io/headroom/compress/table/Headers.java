package io.headroom.compress.table;

import java.util.List;

/// Tells a header from a row: it names what the cells below it hold.
final class Headers {
  private static final int LONGEST_NAME = 60;
  private static final int SAMPLE = 200;

  private Headers() {}

  /// Whether cells are the names of columns: none is a number, no two are equal, and none comes
  /// again in its column.
  static boolean isHeader(List<Cell> cells, List<Row> rows) {
    for (Cell cell : cells) {
      String text = cell.text().strip();
      if (text.length() > LONGEST_NAME || isValue(text)) {
        return false;
      }
    }
    if (cells.stream().filter(cell -> !cell.missing()).distinct().count()
        < cells.stream().filter(cell -> !cell.missing()).count()) {
      return false;
    }
    for (Row row : rows.subList(0, Math.min(SAMPLE, rows.size()))) {
      for (int i = 0; i < Math.min(cells.size(), row.cells().size()); i++) {
        if (!cells.get(i).missing() && row.cells().get(i).equals(cells.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /// A number, or something that begins like one: a size, a date, a time, a version.
  static boolean isValue(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char c = text.charAt(0);
    boolean digits = c >= '0' && c <= '9' && text.chars().filter(Character::isLetter).count() < 3;
    return digits
        || text.length() > 1 && (c == '-' || c == '/') && !Character.isWhitespace(text.charAt(1));
  }
}
