package io.headroom.grammar;

import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Tree;
import io.github.treesitter.jtreesitter.TreeCursor;
import io.headroom.text.Lines;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Copies what matters of a native tree. Every visit of a node is a few calls into native code, so
/// what stands on one line is taken as a whole.
final class TreeReader {
  /// Nesting below which nodes are taken as a whole: no program goes there, and who walks the tree
  /// may do so by recursion.
  private static final int DEEPEST = 160;

  private final Grammar grammar;
  private final Encoded encoded;
  private final Lines lines;
  private final Predicate<String> opens;
  private boolean faulty;
  private int broken;
  private int errors;

  TreeReader(Grammar grammar, Encoded encoded, Predicate<String> opens) {
    this.grammar = grammar;
    this.encoded = encoded;
    this.lines = Lines.of(encoded.text());
    this.opens = opens;
  }

  Syntax read(Language language, Tree tree) {
    faulty = tree.getRootNode().hasError();
    try (TreeCursor cursor = tree.walk();
        Arena arena = Arena.ofConfined()) {
      SyntaxNode root = node(cursor, arena, 0);
      return new Syntax(language, root, broken, errors);
    }
  }

  private SyntaxNode node(TreeCursor cursor, Arena arena, int depth) {
    Node node = cursor.getCurrentNode(arena);
    short symbol = node.getSymbol();
    String type = grammar.type(symbol);
    int start = encoded.offset(node.getStartByte());
    int end = encoded.offset(node.getEndByte());
    boolean error = faulty && (node.isError() || node.isMissing());
    errors += error ? 1 : 0;
    boolean opened =
        depth < DEEPEST && (depth == 0 || opens.test(type) || lines.at(start) != lines.at(end));
    List<SyntaxNode> children = opened ? children(cursor, arena, depth) : List.of();
    if (faulty && (error || children.isEmpty() && node.hasError())) {
      broken += end - start;
    }
    return new SyntaxNode(
        type,
        grammar.field(cursor.getCurrentFieldId()),
        grammar.named(symbol),
        error,
        start,
        end,
        children);
  }

  private List<SyntaxNode> children(TreeCursor cursor, Arena arena, int depth) {
    if (!cursor.gotoFirstChild()) {
      return List.of();
    }
    List<SyntaxNode> children = new ArrayList<>();
    do {
      children.add(node(cursor, arena, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return children;
  }
}
