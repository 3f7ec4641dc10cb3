package io.headroom.eval;

import java.util.List;

/// A text and what its reader needs of it.
///
/// @param id its name, unlike any other of the corpus
/// @param family the group it is reported in
/// @param file where its content is, relative to the index that lists it
/// @param query the reader's question, or empty
/// @param needles what the reader needs; all of it occurs in the content
public record Case(String id, String family, String file, String query, List<Needle> needles) {
  /// Copies the list.
  public Case {
    needles = List.copyOf(needles);
  }
}
