package io.headroom.compress.json;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;

/// What the units of a document are called, and how many there are.
final class Nouns {
  private enum Noun {
    ROWS,
    VALUES,
    ITEMS
  }

  private Nouns() {}

  /// `rows` or `values` if there is nothing else, else `items`.
  static String of(Block root) {
    Set<Noun> nouns = EnumSet.noneOf(Noun.class);
    collect(root, nouns);
    if (nouns.size() != 1) {
      return "items";
    }
    return switch (nouns.iterator().next()) {
      case ROWS -> "rows";
      case VALUES -> "values";
      case ITEMS -> "items";
    };
  }

  private static void collect(Block block, Set<Noun> nouns) {
    switch (block) {
      case Block.Table _ -> nouns.add(Noun.ROWS);
      case Block.Values _ -> nouns.add(Noun.VALUES);
      case Block.Inline _, Block.Passage _ -> nouns.add(Noun.ITEMS);
      case Block.Members members -> members.members().forEach(m -> collect(m, nouns));
      case Block.Items items -> items.items().forEach(i -> collect(i, nouns));
      case Block.Embedded embedded -> collect(embedded.inner(), nouns);
    }
  }

  /// Counts rows, items and values; a unit of several values counts as so many.
  static int count(Block block, IntPredicate counted) {
    return switch (block) {
      case Block.Inline inline -> counted.test(inline.from()) ? 1 : 0;
      case Block.Passage passage -> counted.test(passage.from()) ? 1 : 0;
      case Block.Members members ->
          members.members().stream().mapToInt(m -> count(m, counted)).sum();
      case Block.Items items -> items.items().stream().mapToInt(i -> count(i, counted)).sum();
      case Block.Embedded embedded -> count(embedded.inner(), counted);
      case Block.Table table -> {
        int sum = 0;
        for (int unit = table.from(); unit < table.to(); unit++) {
          sum += counted.test(unit) ? 1 : 0;
        }
        yield sum;
      }
      case Block.Values values -> {
        int sum = 0;
        int length = values.node().items().length;
        for (int unit = values.from(); unit < values.to(); unit++) {
          int from = (unit - values.from()) * values.step();
          sum += counted.test(unit) ? Math.min(values.step(), length - from) : 0;
        }
        yield sum;
      }
    };
  }
}
