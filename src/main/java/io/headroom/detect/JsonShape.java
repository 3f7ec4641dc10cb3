package io.headroom.detect;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A known layout of JSON, recognised while the document streams by.
interface JsonShape {
  /// Sees the next token.
  ///
  /// @param parser stands at the token
  /// @param depth containers around it; those it opens or closes not counted
  void token(JsonParser parser, JsonToken token, int depth);

  /// Whether all that went by was of this layout.
  ///
  /// @param roots number of documents
  boolean fits(int roots);

  ContentKind kind();

  String why();
}
