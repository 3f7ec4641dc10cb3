package io.headroom.compress.code;

import io.headroom.text.Span;
import java.util.List;

/// A piece of code that is shown or left out: a declaration, a statement, a comment. What can be
/// left out inside it is in its holes; the text around them is its head.
///
/// @param number of all items in the order of their heads, from 0
/// @param parent number of the item whose hole this one is in; -1 at the top
/// @param kind what it is
/// @param name what it declares, or empty
/// @param start first offset
/// @param end offset after the last
/// @param holes in source order, apart from one another
record Item(int number, int parent, Kind kind, String name, int start, int end, List<Hole> holes) {
  enum Kind {
    /// Something with a body: a function, a type, a module.
    DECLARATION,
    /// Part of a type or of the top level that is no declaration: a field, a constant, a call.
    MEMBER,
    /// Makes names of elsewhere known.
    IMPORT,
    /// A comment on the declaration behind it, or a documentation string.
    DOC,
    /// Any other comment, and what follows the first sentence of one.
    COMMENT,
    /// A statement in a body.
    STATEMENT
  }

  Span span() {
    return new Span(start, end);
  }

  boolean declares() {
    return kind == Kind.DECLARATION;
  }
}
