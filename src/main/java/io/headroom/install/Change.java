package io.headroom.install;

import java.util.List;

/// Something that is to be in a configuration file.
public sealed interface Change {
  /// Where it is.
  ///
  /// @return names of members from the root down
  List<String> path();

  /// What is to be there: maps, lists, strings, numbers and truth values.
  ///
  /// @return the value
  Object value();

  /// A member of an object (a table).
  ///
  /// @param path the names from the root down; what is missing on the way is made
  /// @param value its value
  record Member(List<String> path, Object value) implements Change {}

  /// One more element of a list.
  ///
  /// @param path the list's place; made if it is missing
  /// @param value the element
  record Element(List<String> path, Object value) implements Change {}
}
