package io.headroom.compress.json;

import io.headroom.compress.json.Quoting.Place;
import java.util.List;

/// Writes the cells of records.
final class Rows {
  private final StringBuilder out;
  private final Flow flow;
  private boolean first;

  Rows(Flow flow) {
    this.out = flow.out();
    this.flow = flow;
  }

  /// Writes the cells of one record with commas between them.
  void row(List<Column> columns, Json.Obj row) {
    first = true;
    cells(columns, row, row, Place.CELL);
  }

  private void cells(List<Column> columns, Json.Obj object, Json.Obj scope, Place place) {
    for (Column column : columns) {
      if (!column.visible()) {
        continue;
      }
      Json value = column.in(object);
      if (column.kind == Column.Kind.NESTED) {
        cells(column.children, (Json.Obj) value, scope, place);
        continue;
      }
      if (!first) {
        out.append(',');
      }
      first = false;
      switch (value) {
        case Json.Atom atom when atom.missing() -> {}
        case Json.Obj inner when column.kind == Column.Kind.OPTIONAL -> tuple(column, inner);
        case Json.Arr array when column.kind == Column.Kind.MANY -> tuples(column, array);
        case Json.Text text when column.fold instanceof Fold.Template template ->
            star(Templates.star(template, scope, text.value()), place);
        case Json.Atom _, Json.Text _, Json.Obj _, Json.Arr _, Json.Raw _ ->
            flow.value(value, place);
      }
    }
  }

  private void star(String text, Place place) {
    String shown = flow.clip(text);
    if (Quoting.bareText(shown, place)) {
      out.append(shown);
    } else {
      Quoting.quote(shown, out);
    }
  }

  private void tuple(Column column, Json.Obj object) {
    boolean outer = first;
    first = true;
    out.append('(');
    cells(column.children, object, object, Place.FLOW);
    out.append(')');
    first = outer;
  }

  private void tuples(Column column, Json.Arr array) {
    out.append('[');
    int begun = out.length();
    for (int i = 0; i < array.items().length; i++) {
      if (i > 0) {
        out.append(',');
      }
      if (out.length() - begun > flow.limits().list()) {
        out.append("… ").append(array.items().length - i).append(" more");
        break;
      }
      tuple(column, (Json.Obj) array.items()[i]);
    }
    out.append(']');
  }
}
