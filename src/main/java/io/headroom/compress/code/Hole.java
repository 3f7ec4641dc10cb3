package io.headroom.compress.code;

import java.util.List;

/// A place in an item whose content can be left out in whole or in part.
///
/// @param kind what stands there
/// @param start first offset, behind the opening bracket if there is one
/// @param end offset after the last, before the closing bracket
/// @param items what it holds, in source order; nothing but white space stands between them
record Hole(Kind kind, int start, int end, List<Item> items) {
  enum Kind {
    /// Statements of a function.
    BODY,
    /// Parts of a type, of a module or of a literal.
    MEMBERS,
    /// The rest of a comment.
    PROSE
  }
}
