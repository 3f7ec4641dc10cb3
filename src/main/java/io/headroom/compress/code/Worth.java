package io.headroom.compress.code;

import io.headroom.select.Unit;
import io.headroom.text.Chars;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each item is worth without a question: heads of declarations most, the more so the more
/// often they are named elsewhere; then fields and constants, then what is said of them; statements
/// of bodies least.
final class Worth {
  private static final double DECLARATION = 0.8;
  private static final double MEMBER = 0.4;
  private static final double DOCUMENTATION = 0.1;
  private static final double UNRELATED = 0.4; // declarations that a question is not about

  /// Members of one parent that count as different from one another; those behind them are more of
  /// the same.
  private static final int DIFFERENT = 40;

  /// Imports that are shown one by one.
  private static final int FEW_IMPORTS = 3;

  private static final double MANY_USES = 20;

  private final String code;
  private final List<Item> items;
  private final Set<String> related;
  private final Map<String, Integer> uses = new HashMap<>();
  private int shapes = SHAPES;

  // Shapes that many items share: what is left out first.
  private static final int STATEMENTS = 0;
  private static final int COMMENTS = 1;
  private static final int IMPORTS = 2;
  private static final int MEMBERS = 3;
  private static final int SHAPES = 4;

  /// @param related names that matter to a question; empty if there is none
  Worth(String code, List<Item> items, Set<String> related) {
    this.code = code;
    this.items = items;
    this.related = related;
  }

  List<Unit> units() {
    countUses();
    int imports = 0;
    int[] members = new int[items.size() + 1];
    int[] others = new int[items.size() + 1];
    for (Item item : items) {
      imports += item.kind() == Item.Kind.IMPORT ? 1 : 0;
    }
    List<Unit> units = new ArrayList<>(items.size());
    for (Item item : items) {
      int parent = item.parent() + 1;
      units.add(
          switch (item.kind()) {
            case DECLARATION ->
                unit(item, shapes++, isRelated(item) ? DECLARATION : UNRELATED, centrality(item));
            case MEMBER -> {
              if (!isRelated(item)) {
                yield unit(item, MEMBERS, 0, 0);
              }
              boolean different = members[parent]++ < DIFFERENT;
              if (!different && others[parent] == 0) {
                others[parent] = shapes++;
              }
              yield unit(item, different ? shapes++ : others[parent], MEMBER, 0);
            }
            case IMPORT ->
                imports <= FEW_IMPORTS
                    ? unit(item, shapes++, MEMBER, 0)
                    : unit(item, IMPORTS, 0, 0);
            case DOC ->
                related.isEmpty() && documentsDeclaration(item)
                    ? unit(item, shapes++, DOCUMENTATION, 0)
                    : unit(item, COMMENTS, 0, 0);
            case COMMENT -> unit(item, COMMENTS, 0, 0);
            case STATEMENT -> unit(item, STATEMENTS, 0, 0);
          });
    }
    return units;
  }

  private boolean isRelated(Item item) {
    return related.isEmpty() || related.contains(item.name());
  }

  private boolean documentsDeclaration(Item doc) {
    Item parent = doc.parent() < 0 ? null : items.get(doc.parent());
    if (parent != null
        && parent.declares()
        && parent.holes().getFirst().items().getFirst().number() == doc.number()) {
      return true; // a documentation string
    }
    int behind = doc.number() + 1 + doc.holes().size(); // the rest of a comment is one item
    return behind < items.size() && items.get(behind).declares();
  }

  private static Unit unit(Item item, int shape, double severity, double surprise) {
    return new Unit(item.span(), "", shape, severity, surprise, false);
  }

  /// How often a name is used besides where it is declared, 0 to 1.
  private double centrality(Item item) {
    int count = uses.getOrDefault(item.name(), 0) - 1;
    return count <= 0 ? 0 : Math.min(1, Math.log(1.0 + count) / Math.log(1 + MANY_USES));
  }

  private void countUses() {
    for (Item item : items) {
      if (item.declares() && !item.name().isEmpty()) {
        uses.put(item.name(), 0);
      }
    }
    int at = 0;
    while (at < code.length()) {
      if (!Chars.isNamePart(code.charAt(at))) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < code.length() && Chars.isNamePart(code.charAt(end))) {
        end++;
      }
      uses.computeIfPresent(code.substring(at, end), (_, count) -> count + 1);
      at = end;
    }
  }

  /// A place that is nowhere, for what stands before and behind all items.
  static Unit edge(int at) {
    return Unit.plain(new Span(at, at), STATEMENTS);
  }
}
