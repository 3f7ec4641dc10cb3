package io.headroom.compress.table;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the units of all sections in the order of their lines.
final class Items {
  private Items() {}

  /// The items of a text.
  static List<Item> of(Lines lines, List<Section> sections) {
    List<Item> items = new ArrayList<>();
    for (int s = 0; s < sections.size(); s++) {
      Section section = sections.get(s);
      for (int u = 0; u < section.units(); u++) {
        items.add(new Item(s, u, section.first(u), section.last(u), -1));
      }
    }
    items.sort(Comparator.comparingInt(Item::first));
    int[][] places = places(sections, items);
    int opener = -1;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean opens = i == 0 || item.first() > items.get(i - 1).last() + 1;
      int parent =
          switch (sections.get(item.section())) {
            case Section.Outline outline -> {
              int above = outline.entries().get(item.unit()).parent();
              opener = opens ? i : opener;
              yield above < 0 ? -1 : places[item.section()][above];
            }
            case Section.Paths _ -> -1;
            case Section.Grid grid -> {
              // A row has above it what opens its paragraph, unless that is a row as well.
              opener = opens ? -1 : opener;
              yield grid.header() < 0 ? opener : -1;
            }
          };
      items.set(i, new Item(item.section(), item.unit(), item.first(), item.last(), parent));
    }
    return List.copyOf(items);
  }

  private static int[][] places(List<Section> sections, List<Item> items) {
    int[][] places = new int[sections.size()][];
    for (int s = 0; s < places.length; s++) {
      places[s] = new int[sections.get(s).units()];
    }
    for (int i = 0; i < items.size(); i++) {
      places[items.get(i).section()][items.get(i).unit()] = i;
    }
    return places;
  }
}
