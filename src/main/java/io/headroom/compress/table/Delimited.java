package io.headroom.compress.table;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads CSV and its variants with tabs, semicolons and bars as RFC 4180 has them. Cells keep their
/// quotes, so that a row is shown as it stands.
final class Delimited {
  private static final String DELIMITERS = ",\t;|";
  private static final int LEAST_ROWS = 2;
  private static final double LEAST_EVEN = 0.9;

  private Delimited() {}

  /// The table a text is.
  static Optional<Section.Grid> read(Lines lines) {
    for (int i = 0; i < DELIMITERS.length(); i++) {
      Optional<Section.Grid> grid = read(lines, DELIMITERS.charAt(i));
      if (grid.isPresent()) {
        return grid;
      }
    }
    return Optional.empty();
  }

  private static Optional<Section.Grid> read(Lines lines, char delimiter) {
    if (lines.count() <= LEAST_ROWS || lines.line(0).indexOf(delimiter) < 0) {
      return Optional.empty();
    }
    List<Row> rows = rows(lines, delimiter);
    if (rows.size() <= LEAST_ROWS) {
      return Optional.empty();
    }
    int width = rows.getFirst().cells().size();
    long even = rows.stream().filter(row -> row.cells().size() == width).count();
    if (width < 2 || even < LEAST_EVEN * rows.size()) {
      return Optional.empty();
    }
    Row top = rows.getFirst();
    boolean named = Headers.isHeader(top.cells(), rows.subList(1, rows.size()));
    List<String> names = named ? top.cells().stream().map(Cell::raw).toList() : List.of();
    List<Row> body = named ? rows.subList(1, rows.size()) : rows;
    return Optional.of(
        new Section.Grid(
            names,
            named ? top.first() : -1,
            body.stream().map(row -> fitted(row, width, delimiter)).toList(),
            String.valueOf(delimiter)));
  }

  /// A ragged row: what is too much goes to the last cell, what is missing is empty.
  private static Row fitted(Row row, int width, char delimiter) {
    int size = row.cells().size();
    if (size == width) {
      return row;
    }
    List<Cell> cells = new ArrayList<>(row.cells().subList(0, Math.min(size, width)));
    if (size > width) {
      StringBuilder last = new StringBuilder(cells.removeLast().raw());
      row.cells().subList(width, size).forEach(cell -> last.append(delimiter).append(cell.raw()));
      cells.add(new Cell(last.toString()));
    }
    while (cells.size() < width) {
      cells.add(new Cell(""));
    }
    return new Row(row.first(), row.last(), List.copyOf(cells));
  }

  private static List<Row> rows(Lines lines, char delimiter) {
    String text = lines.text();
    List<Row> rows = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    int first = 0;
    int from = lines.count() > 0 && text.startsWith("\uFEFF") ? 1 : 0;
    boolean quoted = false;
    for (int line = 0; line < lines.count(); line++) {
      int end = lines.end(line);
      for (int i = Math.max(from, lines.start(line)); i < end; i++) {
        char c = text.charAt(i);
        if (c == '"' && (quoted || i == from)) {
          quoted = !quoted; // a doubled quote closes and opens again
        } else if (c == '"' && text.charAt(i - 1) == '"') {
          quoted = true;
        } else if (c == delimiter && !quoted) {
          cells.add(new Cell(text.substring(from, i)));
          from = i + 1;
        }
      }
      if (quoted && line + 1 < lines.count()) {
        continue;
      }
      quoted = false;
      if (!cells.isEmpty() || end > from) {
        cells.add(new Cell(text.substring(from, end)));
        rows.add(new Row(first, line, List.copyOf(cells)));
        cells.clear();
      }
      first = line + 1;
      from = lines.start(line + 1);
    }
    return rows;
  }
}
