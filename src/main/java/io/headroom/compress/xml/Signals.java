package io.headroom.compress.xml;

import io.headroom.select.Unit;
import io.headroom.select.rows.Cell;
import io.headroom.text.Masking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reads off what makes a unit worth showing: values that stray from those of its sort, and parts
/// that most of its sort lack, as the failure of one test among many. Where some elements say that
/// they failed, those that do not are the background.
final class Signals {
  /// So many units of one shape are each worth a line.
  private static final int CROWD = 60;

  /// Severity from which a unit stands for itself.
  private static final double LOUD = 0.6;

  /// Severity of a unit that says that it failed, as few or many others do.
  private static final double FAILING = 0.9;

  private static final double FAILING_AS_MANY = 0.7;

  /// Rarity from which a part makes a shape of its own.
  private static final double TELLING = 0.5;

  /// What a part without content or attributes says, against one with.
  private static final double BARE = 0.8;

  /// Surprise of what there is only once.
  private static final double SINGLE = 1;

  /// So many units of a large group stand for themselves since their values stray.
  private static final int MOST_STRAYS = 8;

  /// An element with so many numbers sums up others.
  private static final int TALLY = 3;

  private final Unit[] units;
  private final Map<String, Integer> shapes = new HashMap<>();
  private final List<Rows> rows;
  private final boolean failures;

  private Signals(Layout.Laid laid) {
    units = laid.units().toArray(Unit[]::new);
    rows = laid.groups().stream().map(Rows::of).toList();
    failures = rows.stream().anyMatch(Rows::failures);
  }

  /// The units with their signals, then one for what is said of each group as a whole.
  static List<Unit> of(Layout.Laid laid) {
    Signals signals = new Signals(laid);
    double[] inherited = new double[laid.units().size()];
    signals.rows.forEach(rows -> rows.pass(inherited));
    signals.rows.forEach(rows -> signals.group(rows, inherited));
    List<Unit> all = new ArrayList<>(List.of(signals.units));
    for (Group group : laid.groups()) {
      double size = Math.min(1, Math.log(group.members().size()) / Math.log(100));
      int shape = signals.shape("group " + group.sort());
      all.add(new Unit(laid.units().getFirst().span(), "", shape, size / 2, size, false));
    }
    return all;
  }

  private int shape(String key) {
    return shapes.computeIfAbsent(key, _ -> shapes.size());
  }

  private void group(Rows rows, double[] inherited) {
    List<Node> members = rows.group().members();
    int n = members.size();
    double[] severity = new double[n];
    String[] keys = new String[n];
    Map<String, Integer> crowds = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Node node = members.get(i);
      StringBuilder parts = new StringBuilder();
      severity[i] = Math.max(inherited[node.unit()], rows.values().severity(i));
      for (Element child : node.element().children) {
        double rare = n < Group.FEW ? 0 : rows.rarity(child.name);
        if (rare > 0) {
          boolean bare = child.attributes.isEmpty() && child.close == child.open;
          severity[i] = Math.max(severity[i], rare * (bare ? BARE : 1));
          if (rare >= TELLING) {
            parts.append(child.name).append(first(child));
          }
        }
      }
      if (rows.failing(i)) {
        boolean few = 2 * rows.failing() <= n;
        severity[i] = Math.max(severity[i], few ? FAILING : FAILING_AS_MANY);
      }
      keys[i] = rows.group().sort() + "/" + (parts.isEmpty() ? rows.values().sort(i) : parts);
      crowds.merge(keys[i], 1, Integer::sum);
    }
    boolean[] strays = strays(rows);
    for (int i = 0; i < n; i++) {
      int unit = members.get(i).unit();
      boolean loud = severity[i] >= LOUD && crowds.getOrDefault(keys[i], n) <= CROWD;
      boolean single = n < Group.FEW && (!failures || tally(members.get(i).element()));
      String shape =
          loud || single || strays[i]
              ? "unit " + unit
              : failures && n < Group.FEW ? "aside" : keys[i];
      double surprise = single ? SINGLE : n < Group.FEW ? 0 : rows.values().surprise(i);
      Unit place = units[unit];
      units[unit] =
          new Unit(place.span(), place.pointer(), shape(shape), severity[i], surprise, false);
    }
  }

  /// The members that stand for themselves: all of a few, where nothing failed, else those that
  /// stray most.
  private boolean[] strays(Rows rows) {
    int n = rows.group().members().size();
    boolean[] strays = new boolean[n];
    boolean each = !failures && !rows.group().uniform();
    boolean few = n <= CROWD;
    if (few && !each) {
      return strays;
    }
    strays[0] = true;
    IntStream.range(0, n)
        .filter(i -> rows.values().news(i))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -rows.values().surprise(i)))
        .limit(few ? n : MOST_STRAYS)
        .forEach(i -> strays[i] = true);
    return strays;
  }

  private static boolean tally(Element element) {
    int numbers = 0;
    for (Element.Attribute attribute : element.attributes) {
      String value = attribute.in(element.source);
      numbers += Double.isNaN(new Cell(value, false).number()) ? 0 : 1;
    }
    return numbers >= TALLY;
  }

  /// What the first line of a part says, numbers aside.
  private static long first(Element part) {
    int end = part.source.indexOf('\n', part.start);
    int bound = end < 0 || end > part.end ? part.end : end;
    return Masking.names(part.source, part.start, Math.min(bound, part.start + 400));
  }
}
