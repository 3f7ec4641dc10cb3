package io.headroom.grammar;

/// The syntax tree of a text.
///
/// @param language what it was read as
/// @param root the whole text
/// @param broken UTF-16 units in nodes that are or hold an error, as deep as was looked
/// @param errors nodes that are an error or missing, as deep as was looked
public record Syntax(Language language, SyntaxNode root, int broken, int errors) {}
