package io.headroom.compress;

import io.headroom.select.Unit;
import java.util.List;

/// A text taken apart: its units in source order, and a way to show some of them. Compression
/// chooses among the units and retrieval searches them, so that both speak of the same things.
public interface Document {
  /// The whole text the document was parsed from.
  ///
  /// @return the original, unchanged
  String text();

  /// The units in source order. Spans do not overlap unless a unit holds others, as an object holds
  /// its rows.
  ///
  /// @return at least one for a text that is not blank
  List<Unit> units();

  /// The units with what tells of each, questions aside, that it is worth showing.
  ///
  /// @return as many as there are units, in their order
  default List<Unit> signals() {
    return units();
  }

  /// Parts that are read as a whole: a record, a declaration with its body, a section under its
  /// heading, the changes of one file. Who finds something in one may want the rest of it.
  ///
  /// @return in any order, apart from one another or one inside the other
  default List<Unit> sections() {
    return units();
  }

  /// Shows the document in fewer tokens.
  ///
  /// @param request what is wanted
  /// @return the shown text; kept units are the original's own, every number in it is true of the
  ///   original
  Compression compress(Request request);
}
