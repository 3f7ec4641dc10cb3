package io.headroom.compress.code;

import io.headroom.select.Ranking;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What to show to who reads a program, and looks for no place in it: whatever has a name in it
/// that nothing shown before it has. The rest goes through the same motions with the same names.
final class Novelty {
  private final String code;
  private final Set<String> told = new HashSet<>();

  private Novelty(String code) {
    this.code = code;
  }

  /// Puts the items that tell something new before the others, in the order they had.
  ///
  /// @param ranking by worth; unit 0 and the last are no items, the unit behind an item's number is
  ///   the item
  /// @param scores what each item has to do with the question
  /// @return the same units; gains are 1 for what is new or asked for, and 0
  static Ranking first(Ranking ranking, List<Item> items, String code, double[] scores) {
    Novelty novelty = new Novelty(code);
    int[] order = new int[ranking.order().length];
    double[] gains = new double[order.length];
    int[] rest = new int[order.length];
    int filled = 0;
    int others = 0;
    for (int unit : ranking.order()) {
      int item = unit - 1;
      if (item >= 0
          && item < items.size()
          && (novelty.tells(items.get(item)) || scores[item] >= Question.ABOUT_AS_GOOD)) {
        gains[filled] = 1;
        order[filled++] = unit;
      } else {
        rest[others++] = unit;
      }
    }
    System.arraycopy(rest, 0, order, filled, others);
    return new Ranking(order, gains, 0);
  }

  private boolean tells(Item item) {
    boolean tells = false;
    int at = item.start();
    for (Hole hole : item.holes()) {
      tells |= tells(at, hole.start());
      at = hole.end();
    }
    tells |= tells(at, item.end());
    return tells;
  }

  private boolean tells(int from, int to) {
    boolean tells = false;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && Character.isJavaIdentifierPart(code.charAt(end))) {
        end++;
      }
      if (end > at) {
        tells |= told.add(code.substring(at, end));
      }
      at = end + 1;
    }
    return tells;
  }
}
