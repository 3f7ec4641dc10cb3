package io.headroom.compress.code;

import io.headroom.compress.code.Item.Kind;
import io.headroom.grammar.Language;
import io.headroom.grammar.Syntax;
import io.headroom.grammar.SyntaxNode;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes items of a syntax tree: what stands at the top or in a type is an item each; so is each
/// statement of a body. Bodies are holes, and so are long literals outside of bodies.
final class TreeOutline {
  private static final int LONG_LITERAL = 6; // lines
  private static final int LONG_EXPRESSION = 2; // lines of one in brackets that is a body
  private static final int LONG_BODY = 48; // characters of a body on one line

  private final String code;
  private final Lines lines;
  private final Language language;
  private final Names names;
  private final Set<SyntaxNode> holders = Collections.newSetFromMap(new IdentityHashMap<>());
  private int next;

  private TreeOutline(Lines lines, Language language) {
    this.code = lines.text();
    this.lines = lines;
    this.language = language;
    this.names = new Names(code);
  }

  /// Items at the top of a program.
  static List<Item> of(Lines lines, Syntax syntax) {
    TreeOutline outline = new TreeOutline(lines, syntax.language());
    outline.hold(syntax.root());
    return outline.items(syntax.root().children(), -1, false);
  }

  /// Notes which nodes have a declaration of note somewhere inside.
  private boolean hold(SyntaxNode node) {
    boolean holds = false;
    for (SyntaxNode child : node.children()) {
      holds |= hold(child);
    }
    if (holds) {
      holders.add(node);
    }
    return holds || isOfNote(node);
  }

  /// Whether a declaration is shown even inside of a body: named, and no mere value of one line.
  private boolean isOfNote(SyntaxNode node) {
    SyntaxNode declared = Names.declared(node);
    return declared != null
        && (!Roles.value(declared) || spansLines(declared))
        && !(names.of(node).isEmpty() && names.of(declared).isEmpty());
  }

  private boolean spansLines(SyntaxNode node) {
    return lines.at(node.start()) != lines.at(node.end());
  }

  private List<Item> items(List<SyntaxNode> nodes, int parent, boolean body) {
    List<Item> items = new ArrayList<>();
    List<Piece> pieces = Piece.of(nodes, lines);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int number = next++;
      boolean first = i == 0;
      boolean documents = i + 1 < pieces.size() && documents(piece, pieces.get(i + 1));
      items.add(item(piece, number, parent, body, first, documents));
    }
    return items;
  }

  private boolean documents(Piece comment, Piece declaration) {
    SyntaxNode node = declaration.node();
    return !Roles.comment(node)
        && !Roles.conditional(node)
        && lines.at(declaration.start()) <= lines.at(comment.end() - 1) + 1;
  }

  private Item item(
      Piece piece, int number, int parent, boolean body, boolean first, boolean documents) {
    SyntaxNode node = piece.node();
    if (Roles.comment(node) || first && isDocString(node)) {
      boolean doc = documents || !Roles.comment(node);
      Optional<Comments.Span> rest = Comments.rest(code, piece.start(), piece.end());
      List<Hole> holes =
          rest.map(span -> List.of(Comments.hole(span, next++, number))).orElse(List.of());
      return new Item(
          number, parent, doc ? Kind.DOC : Kind.COMMENT, "", piece.start(), piece.end(), holes);
    }
    if (Roles.imports(node)) {
      List<Hole> holes = new ArrayList<>();
      visit(node, number, false, holes);
      return new Item(number, parent, Kind.IMPORT, "", piece.start(), piece.end(), holes);
    }
    SyntaxNode declared = Names.declared(node);
    boolean declares =
        declared != null && !Roles.conditional(declared) && (!body || isOfNote(node));
    List<Hole> holes = new ArrayList<>();
    if (!body || holders.contains(node) || declares) {
      visit(node, number, body && !declares, holes);
    }
    String name = "";
    if (declared != null && declares) {
      name = name(node, declared);
    } else if (Roles.wrapper(node)) {
      name = names.of(node);
    }
    if (body && !declares && !holes.isEmpty()) {
      SyntaxNode argument = passed(node);
      declares = argument != null;
      name = argument == null ? name : names.of(argument);
    }
    return new Item(
        number,
        parent,
        declares ? Kind.DECLARATION : body ? Kind.STATEMENT : Kind.MEMBER,
        name,
        piece.start(),
        piece.end(),
        holes);
  }

  /// A named function that a statement passes on, outside of the blocks it has.
  private @Nullable SyntaxNode passed(SyntaxNode node) {
    if (Roles.callable(node)) {
      return isOfNote(node) ? node : null;
    }
    for (SyntaxNode child : node.children()) {
      SyntaxNode passed = holders.contains(node) && !Roles.block(child) ? passed(child) : null;
      if (passed != null) {
        return passed;
      }
    }
    return null;
  }

  private String name(SyntaxNode node, SyntaxNode declared) {
    String own = names.of(declared);
    return own.isEmpty() || Roles.value(declared) && Roles.wrapper(node) ? names.of(node) : own;
  }

  private boolean isDocString(SyntaxNode node) {
    if (language != Language.PYTHON || !node.type().equals("expression_statement")) {
      return false;
    }
    char c = code.charAt(node.start());
    char d = code.charAt(Math.min(node.start() + 1, code.length() - 1));
    return "\"'".indexOf(c) >= 0 || "rRuU".indexOf(c) >= 0 && "\"'".indexOf(d) >= 0;
  }

  /// Finds the holes of a node, from the outside in.
  private void visit(SyntaxNode node, int number, boolean body, List<Hole> holes) {
    if (Roles.callable(node)) {
      inside(node, Hole.Kind.BODY, number, holes);
      return;
    }
    if (Roles.container(node)) {
      inside(node, Hole.Kind.MEMBERS, number, holes);
      return;
    }
    if (Roles.comment(node)) {
      Comments.rest(code, node.start(), node.end())
          .ifPresent(rest -> holes.add(Comments.hole(rest, next++, number)));
      return;
    }
    if (isGroup(node)
        && !node.type().contains("argument")
        && (holders.contains(node) || !body && height(node) > LONG_LITERAL)) {
      hole(node, true, body ? Hole.Kind.BODY : Hole.Kind.MEMBERS, number, holes);
      return;
    }
    if (body && Roles.body(node) && holders.contains(node)) {
      hole(node, true, Hole.Kind.BODY, number, holes);
      return;
    }
    for (SyntaxNode child : node.children()) {
      visit(child, number, body, holes);
    }
  }

  /// Finds the holes of an expression that is a body.
  private void groups(SyntaxNode node, int number, List<Hole> holes) {
    boolean group = node.children().stream().anyMatch(Roles::opening);
    if (Roles.callable(node)) {
      visit(node, number, false, holes);
    } else if (group && height(node) > LONG_EXPRESSION) {
      hole(node, true, Hole.Kind.BODY, number, holes);
    } else {
      node.children().forEach(child -> groups(child, number, holes));
    }
  }

  private int height(SyntaxNode node) {
    return lines.at(node.end()) - lines.at(node.start()) + 1;
  }

  private static boolean isGroup(SyntaxNode node) {
    return !node.children().isEmpty() && Roles.opening(node.children().getFirst());
  }

  /// Adds the body of a declaration as a hole.
  private void inside(SyntaxNode node, Hole.Kind kind, int number, List<Hole> holes) {
    SyntaxNode body = Roles.conditional(node) ? null : bodyOf(node);
    if (body != null) {
      hole(body, false, kind, number, holes);
    } else if (Roles.conditional(node) || node.children().stream().anyMatch(Roles::opening)) {
      hole(node, true, kind, number, holes);
    }
  }

  private static @Nullable SyntaxNode bodyOf(SyntaxNode node) {
    SyntaxNode found = null;
    for (SyntaxNode child : node.children()) {
      if (child.field().equals("body")) {
        return child;
      }
      if (Roles.body(child)) {
        found = child;
      }
    }
    return found;
  }

  /// Adds what a node holds as a hole; of an expression that is a body, what stands in brackets.
  ///
  /// @param whole whether the node is more than a body: a head, and a body in brackets
  private void hole(SyntaxNode node, boolean whole, Hole.Kind kind, int number, List<Hole> holes) {
    Inside inside = inside(node, whole);
    if (inside == null) {
      node.children().forEach(child -> groups(child, number, holes));
      return;
    }
    int from = inside.from();
    int to = inside.to();
    while (from < to && Character.isWhitespace(code.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(code.charAt(to - 1))) {
      to--;
    }
    if (from == to || node.children().isEmpty() && to - from < LONG_BODY) {
      return;
    }
    boolean body = kind == Hole.Kind.BODY;
    List<Item> items = items(inside.nodes(), number, body);
    if (items.isEmpty()) {
      Kind all = body ? Kind.STATEMENT : Kind.MEMBER;
      items = List.of(new Item(next++, number, all, "", from, to, List.of()));
    }
    int start = Math.min(from, items.getFirst().start());
    holes.add(new Hole(kind, start, Math.max(to, items.getLast().end()), items));
  }

  /// What a node holds, without its head and its brackets.
  ///
  /// @param from first offset
  /// @param to offset after the last
  /// @param nodes the parts
  private record Inside(int from, int to, List<SyntaxNode> nodes) {}

  private @Nullable Inside inside(SyntaxNode node, boolean whole) {
    List<SyntaxNode> children = node.children();
    if (Roles.conditional(node)) {
      return branch(node);
    }
    if (children.isEmpty()) {
      return code.charAt(node.start()) == '{' && code.charAt(node.end() - 1) == '}'
          ? new Inside(node.start() + 1, node.end() - 1, List.of())
          : null;
    }
    int open = 0;
    while (whole && open < children.size() && !Roles.opening(children.get(open))) {
      open++;
    }
    int close = children.size() - 1;
    if (open < close && Roles.opening(children.get(open)) && !children.get(close).named()) {
      return new Inside(
          children.get(open).end(), children.get(close).start(), children.subList(open + 1, close));
    }
    return Roles.block(node) && !children.getFirst().type().equals("=")
        ? new Inside(node.start(), node.end(), children)
        : null;
  }

  /// Lines of a branch of the preprocessor, from behind its condition to what ends it.
  private Inside branch(SyntaxNode node) {
    List<SyntaxNode> children = node.children();
    int head = node.start();
    for (SyntaxNode child : children) {
      boolean names = child.field().equals("condition") || child.field().equals("name");
      head = names ? child.end() - 1 : head;
    }
    int from = Math.min(node.end(), lines.start(Math.min(lines.count(), lines.at(head) + 1)));
    int first = 0;
    while (first < children.size() && children.get(first).start() < from) {
      first++;
    }
    int last = children.size();
    boolean ended = last > first && children.get(last - 1).type().equals("#endif");
    int to = ended ? children.get(--last).start() : node.end();
    return new Inside(from, to, children.subList(first, last));
  }
}
