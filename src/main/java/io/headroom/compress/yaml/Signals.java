package io.headroom.compress.yaml;

import io.headroom.compress.yaml.Entry.Kind;
import io.headroom.select.Unit;
import io.headroom.select.rows.Cell;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.RowSignals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads off what makes a part worth showing: the first at its place, a value few others there
/// have, a number far from theirs.
final class Signals {
  /// So many at one place each stand for themselves.
  private static final int FEW = 4;

  /// A document of so few parts has nothing to spare.
  private static final int SMALL = 100;

  /// So many values of one place may stand out.
  private static final int MOST_STRAYS = 4;

  /// What a part loses by each level it stands deeper.
  private static final double DEPTH = 0.06;

  private static final double COMMENT = 0.3;

  private final Map<String, Integer> shapes = new HashMap<>();
  private final Unit[] units;
  private final Layout.Laid laid;

  private Signals(Layout.Laid laid, List<Unit> places) {
    this.laid = laid;
    units = places.toArray(Unit[]::new);
  }

  /// The units with their signals, then one for what is said of each list of records.
  static List<Unit> of(Layout.Laid laid, List<Unit> places) {
    Signals signals = new Signals(laid, places);
    laid.groups().forEach(signals::group);
    List<Unit> all = new ArrayList<>(List.of(signals.units));
    laid.records()
        .forEach((path, heads) -> {
          double size = Math.min(1, Math.log(heads.size()) / Math.log(100));
          int shape = signals.shape("all " + path);
          all.add(new Unit(places.getFirst().span(), "", shape, size / 2, size, false));
        });
    return all;
  }

  private int shape(String key) {
    return shapes.computeIfAbsent(key, _ -> shapes.size());
  }

  private void group(String path, List<Integer> members) {
    int n = members.size();
    Cell[] values = members.stream().map(m -> laid.parts().get(m).value()).toArray(Cell[]::new);
    boolean machine = true;
    for (Cell value : values) {
      machine &= value.absent() || value.machineMade();
    }
    RowSignals rows = RowSignals.of(List.of(new Field(path, values)), n, n);
    Set<Integer> strays = new HashSet<>();
    if (!machine) {
      IntStream.range(0, n)
          .filter(i -> n > FEW && rows.surprise(i) > RowSignals.EXTREME)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> -rows.surprise(i)))
          .limit(MOST_STRAYS)
          .forEach(strays::add);
    }
    long depth = path.chars().filter(c -> c == '.' || c == '[').count();
    for (int i = 0; i < n; i++) {
      int number = members.get(i);
      Part part = laid.parts().get(number);
      boolean few = n <= FEW || units.length <= SMALL;
      boolean stands = strays.contains(i) || i == 0 || few && !machine;
      String key = path;
      double surprise = stands ? Math.max(RowSignals.EXTREME, 1 - DEPTH * depth) : 0;
      if (part.entry().kind == Kind.COMMENT && !few) {
        surprise = COMMENT;
      } else if (machine || part.entry().namesOnly()) {
        key = "machine";
        stands = false;
        surprise = 0;
      } else if (strays.contains(i)) {
        surprise = rows.surprise(i);
      }
      Unit place = units[number];
      units[number] =
          new Unit(
              place.span(),
              place.pointer(),
              shape(stands ? "part " + number : key),
              machine ? 0 : rows.severity(i),
              surprise,
              false);
    }
  }
}
