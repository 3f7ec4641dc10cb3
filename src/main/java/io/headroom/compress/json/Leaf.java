package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A leaf column and the texts of some of its records.
final class Leaf {
  private static final int SAMPLE = 64;

  final int order;
  final Column column;
  final Path path;

  /// Sampled texts, and which of the sampled records each is of.
  String[] texts = new String[0];

  int[] rows = new int[0];
  long length;

  /// All sampled values are there; all that are there are strings.
  boolean complete = true;

  boolean strings = true;

  Leaf(int order, Column column, Path path) {
    this.order = order;
    this.column = column;
    this.path = path;
  }

  int order() {
    return order;
  }

  /// Some of the records, evenly spread.
  static List<Json.Obj> sampled(List<Json.Obj> all) {
    int n = Math.min(SAMPLE, all.size());
    List<Json.Obj> sampled = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      sampled.add(all.get((int) ((long) i * all.size() / n)));
    }
    return sampled;
  }

  void sample(List<Json.Obj> all) {
    List<Json.Obj> sampled = sampled(all);
    List<String> found = new ArrayList<>();
    int[] places = new int[sampled.size()];
    for (int i = 0; i < places.length; i++) {
      Json value = path.in(sampled.get(i));
      if (value.scalar() && !value.absent()) {
        strings &= value instanceof Json.Text;
        places[found.size()] = i;
        String text = value.text();
        length += text.length();
        found.add(text);
      } else {
        complete = false;
        if (!value.scalar()) {
          return;
        }
      }
    }
    texts = found.toArray(new String[0]);
    rows = Arrays.copyOf(places, texts.length);
  }

  /// Whether every text goes on with that of a shorter column.
  boolean goesOn(int[] at, Leaf base) {
    for (int i = 0; i < at.length; i++) {
      if (!texts[i].startsWith(base.texts[rows[i]], at[i])) {
        return false;
      }
    }
    return true;
  }

  /// Whether every text ends with that of a shorter column, behind what was read already.
  boolean endsWith(int[] at, Leaf base) {
    for (int i = 0; i < at.length; i++) {
      String end = base.texts[rows[i]];
      if (texts[i].length() - end.length() < at[i] || !texts[i].endsWith(end)) {
        return false;
      }
    }
    return true;
  }
}
