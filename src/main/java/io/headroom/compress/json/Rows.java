package io.headroom.compress.json;

import io.headroom.compress.json.Quoting.Place;
import java.util.List;
import java.util.Optional;

/// Writes the cells of records.
final class Rows {
  /// Stands before the whole value where a cell would hold a part of it.
  static final char WHOLE = '=';

  /// In a column that goes on in steps, every so many records are told where they are.
  private static final int REMINDER = 5;

  private final StringBuilder out;
  private final Flow flow;
  private boolean first;
  private int index;

  Rows(Flow flow) {
    this.out = flow.out();
    this.flow = flow;
  }

  /// Writes the cells of one record with commas between them.
  ///
  /// @param index how many records of its sort are before it
  void row(List<Column> columns, Json.Obj row, int index) {
    first = true;
    this.index = index;
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
        case Json.Atom _, Json.Text _, Json.Obj _, Json.Arr _, Json.Raw _ ->
            cell(column, value, scope, place);
      }
    }
  }

  /// Writes one cell.
  void cell(Column column, Json value, Json.Obj scope, int index) {
    this.index = index;
    cell(column, value, scope, Place.CELL);
  }

  private void cell(Column column, Json value, Json.Obj scope, Place place) {
    switch (column.fold) {
      case Fold.Template template -> {
        if (!(value instanceof Json.Atom atom && atom.absent())) {
          Optional<String> part =
              value instanceof Json.Text text && !column.rare.contains(text.value())
                  ? Templates.cell(template, scope, text.value())
                  : Optional.empty();
          part.ifPresentOrElse(cell -> text(cell, place), () -> whole(value, place));
        } else {
          flow.value(value, place);
        }
      }
      case Fold.Codes codes -> {
        int code = codes.of(value);
        if (code >= 0) {
          out.append((char) ('A' + code));
        } else {
          whole(value, place);
        }
      }
      case Fold.Series _ -> {
        if (index % REMINDER == 0) {
          flow.value(value, place);
        }
      }
      case Fold.None _, Fold.Constant _, Fold.Copy _, Fold.Lookup _ -> flow.value(value, place);
    }
  }

  private void whole(Json value, Place place) {
    out.append(WHOLE);
    flow.value(value, place);
  }

  private void text(String text, Place place) {
    String shown = flow.clip(text);
    if (Quoting.bareText(shown, place) && shown.charAt(0) != WHOLE) {
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
        flow.cut().append("… ").append(array.items().length - i).append(" more");
        break;
      }
      tuple(column, (Json.Obj) array.items()[i]);
    }
    out.append(']');
  }
}
