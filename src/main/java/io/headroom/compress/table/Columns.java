package io.headroom.compress.table;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The columns of a table: those with one value in all rows are said once, the others are shown row
/// by row.
final class Columns {
  private static final int LEAST_ROWS = 3;
  private static final int SHORT_NAME = 40;

  private static final char[] SIGNS = {':', '/', '@'};
  private static final double LEAST_SPLIT = 0.95;

  private final Section.Grid grid;
  private final boolean[] constant;
  private final List<Field> fields = new ArrayList<>();

  Columns(Section.Grid grid) {
    this.grid = grid;
    constant = new boolean[grid.width()];
    boolean fold = !grid.names().isEmpty() && grid.rows().size() >= LEAST_ROWS;
    for (int c = 0; fold && c < constant.length; c++) {
      constant[c] = constant(c);
    }
    read();
  }

  private boolean constant(int column) {
    Cell first = grid.rows().getFirst().cells().get(column);
    for (Row row : grid.rows()) {
      if (!row.cells().get(column).equals(first)) {
        return false;
      }
    }
    return true;
  }

  /// The fields that tell rows apart.
  List<Field> fields() {
    return fields;
  }

  private void read() {
    for (int c = 0; c < constant.length; c++) {
      if (!constant[c]) {
        Value[] values = new Value[grid.rows().size()];
        for (int r = 0; r < values.length; r++) {
          values[r] = grid.rows().get(r).cells().get(c);
        }
        String name = grid.names().isEmpty() ? "column " + (c + 1) : grid.names().get(c);
        fields.add(new Field(name, values));
      }
    }
  }

  /// What rows go by: of the columns that have a short word of its own in each row, the one with
  /// most letters in it.
  ///
  /// @return the field, or nothing where no column tells every row from every other
  Optional<Field> identity() {
    return fields.stream()
        .filter(Columns::identifies)
        .max(Comparator.comparingDouble(Columns::letters));
  }

  private static boolean identifies(Field field) {
    Set<String> met = new HashSet<>();
    long length = 0;
    for (int r = 0; r < field.size(); r++) {
      String value = field.value(r).raw();
      length += value.length();
      if (value.isEmpty() || value.indexOf(',') >= 0 || !met.add(value)) {
        return false;
      }
    }
    return !field.numeric() && length <= (long) SHORT_NAME * field.size();
  }

  private static double letters(Field field) {
    double letters = 0;
    double length = 0;
    for (int r = 0; r < field.size(); r++) {
      String value = field.value(r).raw();
      letters += value.chars().filter(Character::isLetter).count();
      length += value.length();
    }
    return letters / length;
  }

  /// The parts of columns whose cells are made of two, as `host:port` and `pid/name` are.
  List<Field> parts() {
    List<Field> parts = new ArrayList<>();
    for (Field field : fields()) {
      if (!field.numeric() && !field.category()) {
        for (char sign : SIGNS) {
          split(field, sign, parts);
        }
      }
    }
    return parts;
  }

  private static void split(Field field, char sign, List<Field> parts) {
    Value[] left = new Value[field.size()];
    Value[] right = new Value[field.size()];
    int split = 0;
    for (int r = 0; r < left.length; r++) {
      String text = field.value(r).raw();
      int at = text.lastIndexOf(sign);
      boolean two = at > 0 && at + 1 < text.length() && text.indexOf(' ') < 0;
      left[r] = new Cell(two ? text.substring(0, at) : "");
      right[r] = new Cell(two ? text.substring(at + 1) : "");
      split += two ? 1 : 0;
    }
    if (split >= LEAST_SPLIT * field.present()) {
      parts.add(new Field(field.name(), left));
      parts.add(new Field(field.name(), right));
    }
  }

  /// The names, with the value of those columns that have but one.
  String header() {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < constant.length; c++) {
      String name = grid.names().get(c);
      Cell value = grid.rows().getFirst().cells().get(c);
      names.add(constant[c] ? name + "=" + (value.missing() ? "\"\"" : value.raw()) : name);
    }
    return String.join(grid.separator(), names);
  }

  /// The cells of a row.
  ///
  /// @param clip longest cell
  String row(Row row, int clip) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (int c = 0; c < constant.length; c++) {
      if (constant[c]) {
        continue;
      }
      out.append(first ? "" : grid.separator());
      String cell = row.cells().get(c).raw();
      out.append(cell.length() <= clip ? cell : cell.substring(0, end(cell, clip)) + "…");
      first = false;
    }
    return out.toString().stripTrailing();
  }

  /// A row with all its values, those that are said in the header as well.
  String whole(Row row) {
    List<String> folded = new ArrayList<>();
    for (int c = 0; c < constant.length; c++) {
      if (constant[c] && !row.cells().get(c).missing()) {
        folded.add(grid.names().get(c) + "=" + row.cells().get(c).raw());
      }
    }
    String shown = row(row, Integer.MAX_VALUE);
    return folded.isEmpty() ? shown : shown + " (" + String.join(", ", folded) + ")";
  }

  private static int end(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
