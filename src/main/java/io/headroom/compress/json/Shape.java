package io.headroom.compress.json;

import io.headroom.compress.json.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of records that are alike.
///
/// @param columns in order of first appearance
record Shape(List<Column> columns) {
  /// Nested deeper, a member is a cell.
  private static final int MAX_DEPTH = 12;

  /// Records with more different names than this are maps, not records.
  private static final int MAX_COLUMNS = 400;

  /// Finds the columns of records.
  ///
  /// @param rows the records
  /// @return their common shape; every member of every record has its place in it
  static Shape of(List<Json.Obj> rows) {
    return new Shape(columns(rows, 0));
  }

  /// Whether one header for all records is shorter than a name in front of every value: an empty
  /// cell costs about half of what a name does.
  static boolean alike(List<Json.Obj> rows) {
    return rows.size() > 1 && alike(rows, names(rows).size());
  }

  private static boolean alike(List<Json.Obj> rows, int names) {
    long present = 0;
    for (Json.Obj row : rows) {
      present += row.names().length;
    }
    return names > 0 && names <= MAX_COLUMNS && present * 2 >= (long) names * rows.size();
  }

  private static Map<String, Integer> names(List<Json.Obj> rows) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (Json.Obj row : rows) {
      String[] own = row.names();
      for (int i = 0; i < own.length; i++) {
        names.putIfAbsent(own[i], i);
      }
    }
    return names;
  }

  private static List<Column> columns(List<Json.Obj> rows, int depth) {
    List<Column> columns = new ArrayList<>();
    names(rows).forEach((name, hint) -> columns.add(column(name, hint, rows, depth)));
    return columns;
  }

  private static Column column(String name, int hint, List<Json.Obj> rows, int depth) {
    List<Json.Obj> objects = new ArrayList<>();
    List<Json.Obj> elements = new ArrayList<>();
    int arrays = 0;
    int absent = 0;
    boolean leaf = depth >= MAX_DEPTH;
    for (Json.Obj row : rows) {
      switch (row.get(name, hint)) {
        case Json.Obj object when object.names().length > 0 -> objects.add(object);
        case Json.Arr array -> {
          arrays++;
          leaf |= !collect(array, elements);
        }
        case Json.Atom atom when atom.absent() -> absent++;
        case Json.Obj _, Json.Raw _, Json.Text _, Json.Atom _ -> leaf = true;
      }
      if (leaf) {
        break;
      }
    }
    if (!leaf && arrays == 0 && alike(objects) && !(absent == 0 && equal(objects))) {
      Kind kind = absent == 0 ? Kind.NESTED : Kind.OPTIONAL;
      return new Column(name, kind, columns(objects, depth + 1), hint);
    }
    if (!leaf && objects.isEmpty() && arrays > 0 && alike(elements)) {
      return new Column(name, Kind.MANY, columns(elements, depth + 1), hint);
    }
    return new Column(name, Kind.LEAF, List.of(), hint);
  }

  private static boolean equal(List<Json.Obj> objects) {
    return objects.stream().allMatch(object -> Json.same(objects.getFirst(), object));
  }

  /// Adds the elements of an array; false if one of them is no record.
  private static boolean collect(Json.Arr array, List<Json.Obj> elements) {
    for (Json item : array.items()) {
      if (!(item instanceof Json.Obj object) || object.names().length == 0) {
        return false;
      }
      elements.add(object);
    }
    return true;
  }
}
