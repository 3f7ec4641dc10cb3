package io.headroom.compress.json;

import io.headroom.select.rows.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads the fields of a table's records off its columns.
final class Fields {
  private Fields() {}

  /// The fields of a table's records that its header does not fold away.
  static List<Field> of(List<Column> columns, List<Json.Obj> rows) {
    List<Field> fields = new ArrayList<>();
    add(columns, List.of(), rows, fields);
    return fields;
  }

  private static void add(
      List<Column> columns, List<Column> above, List<Json.Obj> rows, List<Field> fields) {
    for (Column column : columns) {
      List<Column> steps = new ArrayList<>(above);
      steps.add(column);
      if (column.kind == Column.Kind.NESTED) {
        add(column.children, steps, rows, fields);
      } else if (column.visible()) {
        Fold.Path path = new Fold.Path(steps);
        Json[] values = new Json[rows.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = path.in(rows.get(i));
        }
        fields.add(new Field(path.name(), values));
      }
    }
  }
}
