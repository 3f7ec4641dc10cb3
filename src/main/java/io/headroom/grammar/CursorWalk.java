package io.headroom.grammar;

import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Tree;
import io.github.treesitter.jtreesitter.TreeCursor;
import java.lang.foreign.Arena;

/// Visits a tree through the binding, where the core is the published one: six calls into native
/// code for a node, of a microsecond each.
final class CursorWalk {
  private final Scope scope;
  private final TreeCursor cursor;
  private final Arena arena;
  private final boolean faulty;
  private final Visits visits = new Visits();

  private CursorWalk(Scope scope, TreeCursor cursor, Arena arena, boolean faulty) {
    this.scope = scope;
    this.cursor = cursor;
    this.arena = arena;
    this.faulty = faulty;
  }

  /// Visits the nodes of a tree.
  static Visits visits(Tree tree, Scope scope) {
    try (TreeCursor cursor = tree.walk();
        Arena arena = Arena.ofConfined()) {
      CursorWalk walk = new CursorWalk(scope, cursor, arena, tree.getRootNode().hasError());
      walk.visit(0);
      return walk.visits;
    }
  }

  private void visit(int depth) {
    Node node = cursor.getCurrentNode(arena);
    short symbol = node.getSymbol();
    int start = scope.encoded().offset(node.getStartByte());
    int end = scope.encoded().offset(node.getEndByte());
    visits.add(
        symbol,
        cursor.getCurrentFieldId(),
        start,
        end,
        depth,
        faulty && (node.isError() || node.isMissing()),
        faulty && node.hasError());
    boolean opened = depth < Scope.DEEPEST && (depth == 0 || scope.opens(symbol, start, end));
    if (opened && cursor.gotoFirstChild()) {
      do {
        visit(depth + 1);
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
  }
}
