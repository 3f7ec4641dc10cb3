package io.headroom.grammar;

import io.headroom.text.Span;
import java.util.List;

/// A node of a syntax tree, as far as it was looked into.
///
/// @param type the grammar's name of it; a token that has none is its own text: `{`
/// @param field what it is to its parent, `name` or `body`, or empty
/// @param named whether it is more than a token
/// @param broken whether the grammar could make nothing of it, or it is missing from the text
/// @param start first UTF-16 offset
/// @param end offset after the last
/// @param children the parts, in source order; none of a node that was not looked into
public record SyntaxNode(
    String type,
    String field,
    boolean named,
    boolean broken,
    int start,
    int end,
    List<SyntaxNode> children) {
  /// Where the node stands.
  ///
  /// @return from start to end
  public Span span() {
    return new Span(start, end);
  }
}
