package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a value is laid out. A block owns the units numbered [#from] (inclusive) to [#to]
/// (exclusive); those of its children follow each other in it.
sealed interface Block {
  /// First unit.
  int from();

  /// Unit after the last.
  int to();

  /// A value on one line, one unit.
  record Inline(Json node, int from) implements Block {
    @Override
    public int to() {
      return from + 1;
    }
  }

  /// An object, a member per line.
  record Members(Json.Obj node, List<Block> members, int from, int to) implements Block {}

  /// An array, an item per line.
  record Items(Json.Arr node, List<Block> items, int from, int to) implements Block {}

  /// An array of scalars on one line; `step` of them make a unit.
  record Values(Json.Arr node, int step, int from, int to) implements Block {}

  /// Records under a header, a row and a unit each.
  ///
  /// @param rows the records
  /// @param keys their names, if they are the members of an object; else empty
  /// @param shapes the headers, the commonest first
  /// @param shapeOf which header each row has
  record Table(
      List<Json.Obj> rows, List<String> keys, List<Shape> shapes, int[] shapeOf, int from, int to)
      implements Block {
    /// Sets the folds of all headers.
    ///
    /// @param economy what counts tokens if all rows are to be written, else null
    void fold(@Nullable Economy economy) {
      for (int s = 0; s < shapes.size(); s++) {
        Folds.find(shapes.get(s).columns(), rows(s), economy);
      }
    }

    /// The units of one header's rows.
    List<Integer> units(int shape) {
      return IntStream.range(0, rows.size())
          .filter(i -> shapeOf[i] == shape)
          .map(i -> from + i)
          .boxed()
          .toList();
    }

    /// The records of one header.
    List<Json.Obj> rows(int shape) {
      if (shapes.size() == 1) {
        return rows;
      }
      List<Json.Obj> own = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (shapeOf[i] == shape) {
          own.add(rows.get(i));
        }
      }
      return own;
    }
  }

  /// A string that holds a JSON document.
  record Embedded(Json.Text node, Block inner) implements Block {
    @Override
    public int from() {
      return inner.from();
    }

    @Override
    public int to() {
      return inner.to();
    }
  }

  /// A string of many lines, one unit: it may hold a text of another kind.
  record Passage(Json.Text node, int from) implements Block {
    @Override
    public int to() {
      return from + 1;
    }
  }
}
