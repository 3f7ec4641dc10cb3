package io.headroom.compress.table;

import io.headroom.select.Asked;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What a question asks of a document: rows and entries by a value it spells out, and with an entry
/// all that stands under it.
///
/// @param relevance a score per item, 0 to 1
/// @param whole a flag per item: has a value asked for, to be shown whole
/// @param found whether the question names a value that only few items have
record Focus(double[] relevance, boolean[] whole, boolean found) {
  private static final int MOST_WHOLE = 5;

  /// More lines than this under one entry are not all asked for.
  private static final int MOST_BELOW = 150;

  private static final double COMMON = 0.3;
  private static final double WITHIN = 0.7;
  private static final double BELOW = 0.9;
  private static final double FAINT = 0.15;

  /// A question about items; a blank one is about none.
  static Focus of(
      String query, String text, List<Section> sections, List<Item> items, List<Unit> units) {
    int n = items.size();
    double[] relevance = Relevance.of(query, text, units);
    boolean[] whole = new boolean[n];
    double[] asked = new double[n];
    boolean found = false;
    for (String value : query.isBlank() ? Set.<String>of() : Asked.values(query)) {
      found |= hits(value, text, sections, items, units, asked, whole);
    }
    spread(sections, items, asked);
    for (int i = 0; i < n; i++) {
      relevance[i] = Math.max(asked[i], relevance[i] * (found ? FAINT : 1));
    }
    return new Focus(relevance, whole, found);
  }

  /// Whether the question spells out a whole value that an item has: who asks so knows what it is
  /// about.
  boolean certain() {
    return Arrays.stream(relevance).anyMatch(score -> score == 1);
  }

  private static boolean hits(
      String value,
      String text,
      List<Section> sections,
      List<Item> items,
      List<Unit> units,
      double[] asked,
      boolean[] whole) {
    List<Integer> exact = new ArrayList<>();
    List<Integer> within = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String own = units.get(i).span().of(text);
      if (contains(own, value)) {
        (entire(sections.get(items.get(i).section()), items.get(i).unit(), value) ? exact : within)
            .add(i);
      }
    }
    List<Integer> hits = exact.isEmpty() ? within : exact;
    if (hits.isEmpty() || hits.size() > Math.max(MOST_WHOLE, COMMON * items.size())) {
      return false;
    }
    for (int i : hits) {
      asked[i] = Math.max(asked[i], exact.isEmpty() ? WITHIN : 1);
      whole[i] |= hits.size() <= MOST_WHOLE;
    }
    return true;
  }

  /// Whether a cell, a key, a value or a word of an entry is the value.
  private static boolean entire(Section section, int unit, String value) {
    return switch (section) {
      case Section.Grid grid ->
          grid.rows().get(unit).cells().stream().anyMatch(cell -> cell.text().equals(value));
      case Section.Paths paths ->
          paths.name(unit).equals(value)
              || (paths.directory(unit) + paths.name(unit)).equals(value);
      case Section.Outline outline -> {
        Entry entry = outline.entries().get(unit);
        yield entry.key().equals(value)
            || entry.value().equals(value)
            || Arrays.asList(entry.key().split("[,\\s]+", -1)).contains(value)
            || opens(entry, value);
      }
    };
  }

  /// Whether an option goes by a name: `-x, --name[=VALUE] What it does`.
  private static boolean opens(Entry entry, String value) {
    String label = (entry.key() + " " + entry.value()).split("\\s{2,}", 2)[0];
    return Arrays.asList(label.split("[,\\s=\\[(|@]+", -1)).contains(value);
  }

  private static boolean contains(String text, String value) {
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      int end = at + value.length();
      boolean begins = at == 0 || !wordy(text.charAt(at - 1)) || !wordy(text.charAt(at));
      boolean ends =
          end == text.length() || !wordy(text.charAt(end - 1)) || !wordy(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean wordy(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// What stands under an entry asked for is asked for as well, and so is the record that has it.
  private static void spread(List<Section> sections, List<Item> items, double[] asked) {
    int n = items.size();
    int[] below = new int[n];
    for (int i = n - 1; i >= 0; i--) {
      if (items.get(i).parent() >= 0) {
        below[items.get(i).parent()] += below[i] + 1;
      }
    }
    for (int i = 0; i < n; i++) {
      Item item = items.get(i);
      int parent = item.parent();
      boolean field =
          asked[i] == 1
              && parent >= 0
              && sections.get(item.section()) instanceof Section.Outline outline
              && outline.entries().get(item.unit()).named();
      if (field && below[parent] <= MOST_BELOW) {
        asked[parent] = 1;
      }
    }
    for (int i = 0; i < n; i++) {
      int parent = items.get(i).parent();
      if (parent >= 0 && below[parent] <= MOST_BELOW) {
        asked[i] = Math.max(asked[i], BELOW * asked[parent]);
      }
    }
  }
}
