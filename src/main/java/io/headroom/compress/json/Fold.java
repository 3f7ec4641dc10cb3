package io.headroom.compress.json;

import java.util.List;

/// What is said once of a column instead of in every row.
sealed interface Fold {
  /// Nothing.
  Fold NONE = new None();

  /// Whether rows need no cell for the column.
  boolean whole();

  /// Every row has a cell.
  record None() implements Fold {
    @Override
    public boolean whole() {
      return false;
    }
  }

  /// Every record has this value.
  record Constant(Json value) implements Fold {
    @Override
    public boolean whole() {
      return true;
    }
  }

  /// Every record has the value of another column.
  record Copy(Path of) implements Fold {
    @Override
    public boolean whole() {
      return true;
    }
  }

  /// Every record has a string made of these pieces. With a [Piece.Star] among them the cell holds
  /// what stands for the star, and a record may have null or lack the member.
  record Template(List<Piece> pieces) implements Fold {
    /// Copies the list.
    public Template {
      pieces = List.copyOf(pieces);
    }

    @Override
    public boolean whole() {
      return !pieces.contains(Piece.STAR);
    }
  }

  /// A part of a template.
  sealed interface Piece {
    /// What the cell holds.
    Piece STAR = new Star();

    /// Fixed characters.
    record Literal(String text) implements Piece {}

    /// The text of another column.
    record Ref(Path path) implements Piece {}

    /// The rest, which the cell holds.
    record Star() implements Piece {}
  }

  /// The way from a record to one of its leaves, through objects every record has.
  record Path(List<Column> steps) {
    /// Copies the list.
    public Path {
      steps = List.copyOf(steps);
    }

    Json in(Json.Obj row) {
      Json value = row;
      for (Column step : steps) {
        value = value instanceof Json.Obj object ? step.in(object) : Json.Atom.MISSING;
      }
      return value;
    }

    /// The names of the steps, joined by dots.
    String name() {
      StringBuilder out = new StringBuilder();
      for (Column step : steps) {
        out.append(out.isEmpty() ? "" : ".").append(step.name);
      }
      return out.toString();
    }

    /// Whether [#name] can be read back and cannot be mistaken.
    boolean nameable() {
      return steps.stream().allMatch(s -> Quoting.bareName(s.name) && s.name.indexOf('.') < 0);
    }
  }
}
