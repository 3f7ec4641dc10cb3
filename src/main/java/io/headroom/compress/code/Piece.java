package io.headroom.compress.code;

import io.headroom.grammar.SyntaxNode;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;

/// Siblings that belong together: a node with the separator and the comment behind it on its line,
/// attributes with what they are of, line comments one under another.
///
/// @param node what it is
/// @param start first offset
/// @param end offset after the last character that is no line terminator
record Piece(SyntaxNode node, int start, int end) {
  static List<Piece> of(List<SyntaxNode> nodes, Lines lines) {
    List<Piece> pieces = new ArrayList<>();
    int attributed = -1; // where attributes of the next node begin
    for (SyntaxNode node : flat(nodes, new ArrayList<>())) {
      int end = trimmed(lines.text(), node.start(), node.end());
      if (end == node.start()) {
        continue;
      }
      Piece last = pieces.isEmpty() ? null : pieces.getLast();
      if (node.type().equals("attribute_item")) {
        attributed = attributed < 0 ? node.start() : attributed;
      } else if (attributed < 0 && last != null && last.takes(node, lines)) {
        pieces.set(pieces.size() - 1, new Piece(last.node, last.start, Math.max(end, last.end)));
      } else {
        pieces.add(new Piece(node, attributed < 0 ? node.start() : attributed, end));
        attributed = -1;
      }
    }
    return pieces;
  }

  private static List<SyntaxNode> flat(List<SyntaxNode> nodes, List<SyntaxNode> flat) {
    for (SyntaxNode node : nodes) {
      if (Roles.transparent(node) && !node.children().isEmpty()) {
        flat(node.children(), flat);
      } else {
        flat.add(node);
      }
    }
    return flat;
  }

  private boolean takes(SyntaxNode next, Lines lines) {
    int line = lines.at(end - 1);
    int nextLine = lines.at(next.start());
    return nextLine == line
        ? !next.named() || Roles.comment(next)
        : isLineComment(node, lines) && isLineComment(next, lines) && nextLine == line + 1;
  }

  private static boolean isLineComment(SyntaxNode node, Lines lines) {
    return Roles.comment(node) && !lines.text().startsWith("/*", node.start());
  }

  private static int trimmed(String text, int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }
}
