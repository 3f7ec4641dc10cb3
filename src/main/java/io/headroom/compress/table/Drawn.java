package io.headroom.compress.table;

import io.headroom.text.Lines;
import io.headroom.text.Ruling;
import java.util.ArrayList;
import java.util.List;

/// Reads tables that are drawn with characters: Markdown, and the boxes of database clients and
/// reports. Borders and padding are drawing, not content.
final class Drawn {
  private Drawn() {}

  /// The table on a range of lines.
  ///
  /// @param from a line that is a rule or has bars
  /// @param to the line after the last
  static Section.Grid read(Lines lines, int from, int to) {
    List<Row> rows = new ArrayList<>();
    List<Row> head = new ArrayList<>();
    boolean ruled = false;
    for (int line = from; line < to; line++) {
      String text = lines.line(line);
      if (Ruling.isRule(text)) {
        if (!ruled && !rows.isEmpty()) {
          ruled = true;
          head.addAll(rows);
          rows.clear();
        }
      } else {
        rows.add(new Row(line, line, cells(text)));
      }
    }
    if (rows.isEmpty() || head.size() != 1) {
      rows.addAll(0, head);
      head.clear();
    }
    int width =
        head.isEmpty()
            ? rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1)
            : head.getFirst().cells().size();
    List<String> names =
        head.isEmpty() ? List.of() : head.getFirst().cells().stream().map(Cell::raw).toList();
    return new Section.Grid(
        names,
        head.isEmpty() ? -1 : head.getFirst().first(),
        rows.stream().map(row -> fitted(row, width)).toList(),
        "|");
  }

  private static Row fitted(Row row, int width) {
    List<Cell> cells = new ArrayList<>(row.cells());
    while (cells.size() > width) {
      Cell last = cells.removeLast();
      cells.set(cells.size() - 1, new Cell(cells.getLast().raw() + "|" + last.raw()));
    }
    while (cells.size() < width) {
      cells.add(new Cell(""));
    }
    return new Row(row.first(), row.last(), List.copyOf(cells));
  }

  /// How many bars part the cells of a line; escaped ones belong to their cell.
  static int bars(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (Ruling.isBar(line.charAt(i))) {
        bars++;
      }
    }
    return bars;
  }

  private static List<Cell> cells(String line) {
    String row = line.strip();
    int from = !row.isEmpty() && Ruling.isBar(row.charAt(0)) ? 1 : 0;
    boolean closed = row.length() > from && Ruling.isBar(row.charAt(row.length() - 1));
    List<Cell> cells = new ArrayList<>();
    for (int i = from; i < row.length(); i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (Ruling.isBar(row.charAt(i))) {
        cells.add(new Cell(row.substring(from, i).strip()));
        from = i + 1;
      }
    }
    if (!closed) {
      cells.add(new Cell(row.substring(from).strip()));
    }
    return List.copyOf(cells);
  }
}
