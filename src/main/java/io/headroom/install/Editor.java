package io.headroom.install;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes configuration files of one format and nothing else in them: comments, order, white space
/// and line ends stay as they are.
interface Editor {
  /// What a text says.
  ///
  /// @return an object; an empty one for a text that says nothing
  /// @throws BadConfig if the text is none of this format
  ObjectNode read(String text) throws BadConfig;

  /// Puts a change in; what is at its place is replaced.
  ///
  /// @return the whole text
  String put(String text, Change change) throws BadConfig;

  /// Takes a change out again, if it is there.
  ///
  /// @param keep how many of the containers on the way stay in any case; the others go when nothing
  ///   is left in them
  /// @return the whole text
  String take(String text, Change change, int keep) throws BadConfig;

  /// What is at a place.
  ///
  /// @return the value, or a missing node
  static JsonNode at(JsonNode root, Iterable<String> path) {
    JsonNode node = root;
    for (String name : path) {
      node = node.path(name);
    }
    return node;
  }
}
