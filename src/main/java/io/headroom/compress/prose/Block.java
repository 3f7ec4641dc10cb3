package io.headroom.compress.prose;

/// A run of lines that belong together.
///
/// @param kind what they are
/// @param firstLine number of the first line, from 0
/// @param lastLine number of the line after the last
record Block(Kind kind, int firstLine, int lastLine) {
  enum Kind {
    /// A title over what follows: always shown.
    HEADING,
    /// Sentences.
    PARAGRAPH,
    /// Lines that are ended where they are said out, not where the page ends: each is one thought.
    LINES,
    /// One item of a list with its continuation lines.
    ITEM,
    /// Code between fences, or indented.
    CODE,
    /// Rows of a table.
    TABLE,
    /// What is no text: shown by a document of its own.
    FOREIGN,
    /// White space or a rule: shown where what it separates is shown.
    BLANK
  }
}
