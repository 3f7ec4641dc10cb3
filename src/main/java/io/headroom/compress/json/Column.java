package io.headroom.compress.json;

import java.util.List;
import java.util.Set;

/// One member of the records of a table.
///
/// A mutable tree while a [Shape] is found; afterwards nothing changes but [#fold], which is set
/// once.
final class Column {
  /// How the values of a column look, and so how its cells are written.
  enum Kind {
    /// Any value; the cell is the value.
    LEAF,
    /// An object in every record; its members are columns of the same row.
    NESTED,
    /// An object in some records, null or missing in others; the cell is a tuple, `null` or empty.
    OPTIONAL,
    /// An array of objects, or null, or missing; the cell is a list of tuples.
    MANY
  }

  final String name;
  final Kind kind;
  final List<Column> children;

  /// Where most records have the member.
  final int hint;

  /// What makes the cell superfluous or shorter; for a [Kind#LEAF] only.
  Fold fold = Fold.NONE;

  /// Strings to be written whole in spite of a template, because few records have them.
  Set<String> rare = Set.of();

  Column(String name, Kind kind, List<Column> children, int hint) {
    this.name = name;
    this.kind = kind;
    this.children = children;
    this.hint = hint;
  }

  /// Whether the column takes part in the rows, itself or by a child.
  boolean visible() {
    return kind == Kind.LEAF
        ? !fold.whole()
        : kind != Kind.NESTED || children.stream().anyMatch(Column::visible);
  }

  /// Whether the header has a line for something below.
  boolean said() {
    return kind == Kind.LEAF
        ? !(fold instanceof Fold.None || fold instanceof Fold.Series)
        : children.stream().anyMatch(Column::said);
  }

  Json in(Json.Obj row) {
    return row.get(name, hint);
  }
}
