package io.headroom.compress.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// The lists around the place being read.
final class Lists {
  private final List<Element> open = new ArrayList<>();
  private final Ints numbers = new Ints();
  private boolean item;
  private String mark = "";

  void open(Element list) {
    open.add(list);
    int first = 1;
    try {
      first = list.hasAttr("start") ? Integer.parseInt(list.attr("start").strip()) : 1;
    } catch (NumberFormatException _) {
      // Browsers count from 1 as well where they cannot read it.
    }
    numbers.add(first);
  }

  void close() {
    if (!open.isEmpty()) {
      open.removeLast();
      numbers.removeLast();
    }
    item = false;
  }

  void item(Element element) {
    item = true;
    mark = element.nameIs("dd") ? ":" : "-"; // as in the definition lists of many Markdowns
    if (!open.isEmpty() && open.getLast().nameIs("ol") && element.nameIs("li")) {
      int number = numbers.get(open.size() - 1);
      numbers.set(open.size() - 1, number + 1);
      mark = String.format(Locale.ROOT, "%s.", number);
    }
  }

  boolean itemOpen() {
    return item;
  }

  int depth() {
    return Math.max(1, open.size());
  }

  /// Whatever follows in the item that began is not its first line.
  void begun() {
    item = false;
  }

  /// The mark of the item that begins.
  String mark() {
    return mark;
  }
}
