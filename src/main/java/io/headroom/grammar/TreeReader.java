package io.headroom.grammar;

import io.github.treesitter.jtreesitter.Tree;
import java.util.ArrayList;
import java.util.List;

/// Copies what matters of a native tree. Every visit of a node costs, so what stands on one line is
/// taken as a whole.
final class TreeReader {
  private final Grammar grammar;
  private final Visits visits;
  private int next;
  private int broken;
  private int errors;

  private TreeReader(Grammar grammar, Visits visits) {
    this.grammar = grammar;
    this.visits = visits;
  }

  static Syntax read(Language language, Grammar grammar, Tree tree, Scope scope) {
    Visits visits = NativeWalk.visits(tree, scope).orElseGet(() -> CursorWalk.visits(tree, scope));
    return read(language, grammar, visits);
  }

  static Syntax read(Language language, Grammar grammar, Visits visits) {
    TreeReader reader = new TreeReader(grammar, visits);
    SyntaxNode root = reader.node();
    return new Syntax(language, root, reader.broken, reader.errors);
  }

  private SyntaxNode node() {
    int visit = next++;
    short symbol = visits.symbol(visit);
    int start = visits.start(visit);
    int end = visits.end(visit);
    boolean wrong = visits.wrong(visit);
    List<SyntaxNode> children = children(visits.depth(visit) + 1);
    errors += wrong ? 1 : 0;
    if (wrong || children.isEmpty() && visits.holdsWrong(visit)) {
      broken += end - start;
    }
    return new SyntaxNode(
        grammar.type(symbol),
        grammar.field(visits.field(visit)),
        grammar.named(symbol),
        wrong,
        start,
        end,
        children);
  }

  private List<SyntaxNode> children(int depth) {
    if (!follows(depth)) {
      return List.of();
    }
    List<SyntaxNode> children = new ArrayList<>();
    while (follows(depth)) {
      children.add(node());
    }
    return children;
  }

  private boolean follows(int depth) {
    return next < visits.count() && visits.depth(next) == depth;
  }
}
