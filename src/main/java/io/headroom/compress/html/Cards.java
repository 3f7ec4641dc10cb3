package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import io.headroom.compress.html.Page.Sums;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Finds the cards of a page: siblings of one make, each a few short lines that lead somewhere, as
/// in a list of products, results or stories.
final class Cards {
  private static final int LEAST = 3;
  private static final int MOST_TEXT = 600;

  /// Share of the siblings that must be such.
  private static final double MOST_ALIKE = 0.7;

  private Cards() {}

  /// By element, whether it is a card.
  static boolean[] of(Page page, Sums sums) {
    boolean[] cards = new boolean[page.size()];
    for (int e = 0; e < page.size(); e++) {
      if (page.endBlock()[e] - page.firstBlock()[e] >= LEAST) {
        for (List<Integer> alike : alike(page, e).values()) {
          List<Integer> like = alike.stream().filter(c -> card(page, sums, c)).toList();
          if (like.size() >= LEAST && like.size() >= MOST_ALIKE * alike.size()) {
            like.forEach(c -> cards[c] = true);
          }
        }
      }
    }
    return cards;
  }

  /// Children with text by tag and class names, numbers in these aside.
  private static Map<String, List<Integer>> alike(Page page, int element) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int c = element + 1; c < page.end()[element]; c = page.end()[c]) {
      Element child = page.elements().get(c);
      if (page.endBlock()[c] > page.firstBlock()[c] && Tags.block(child)) {
        String make = child.normalName() + ' ' + child.className().replaceAll("\\d+", "");
        groups.computeIfAbsent(make, _ -> new ArrayList<>()).add(c);
      }
    }
    return groups;
  }

  /// Whether an element is a title that leads elsewhere, with little more to it.
  private static boolean card(Page page, Sums sums, int element) {
    if (sums.text(element) > MOST_TEXT || sums.linked(element) == 0) {
      return false;
    }
    List<Block> blocks =
        page.blocks().subList(page.firstBlock()[element], page.endBlock()[element]);
    return blocks.stream()
        .anyMatch(b -> b.kind() != Kind.IMAGE && 2 * b.linked() > b.text().length());
  }
}
