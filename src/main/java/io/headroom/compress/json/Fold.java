package io.headroom.compress.json;

import java.util.List;
import java.util.Map;

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
  /// what stands for the stars, and a record may have another value or none.
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

  /// The text of another column says which value a record has.
  record Lookup(Path of, Map<String, Json> values) implements Fold {
    @Override
    public boolean whole() {
      return true;
    }
  }

  /// Few values that come again and again; the cell is a letter that stands for one of them.
  record Codes(List<Json> values) implements Fold {
    /// Copies the list.
    public Codes {
      values = List.copyOf(values);
    }

    /// The number of a value, or -1.
    int of(Json value) {
      for (int i = 0; i < values.size(); i++) {
        if (Json.same(values.get(i), value)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public boolean whole() {
      return false;
    }
  }

  /// Every record is one step on from the one before it; most cells are empty.
  record Series(Step step) implements Fold {
    @Override
    public boolean whole() {
      return false;
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

    /// What the cell holds.
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
