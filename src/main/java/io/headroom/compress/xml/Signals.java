package io.headroom.compress.xml;

import io.headroom.select.Unit;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.RowSignals;
import io.headroom.text.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads off what makes a unit worth showing: values that stray from those of its sort, and parts
/// that most of its sort lack, as the failure of one test among many.
final class Signals {
  /// So many units of one shape are each worth a line.
  private static final int CROWD = 60;

  /// Severity from which a unit stands for itself.
  private static final double LOUD = 0.7;

  /// What a part without content or attributes says, against one with.
  private static final double BARE = 0.7;

  /// Surprise of what there is only once.
  private static final double SINGLE = 1;

  private final Unit[] units;
  private final Map<String, Integer> shapes = new HashMap<>();
  private final double[] inherited;

  private Signals(List<Unit> places) {
    units = places.toArray(Unit[]::new);
    inherited = new double[units.length];
  }

  /// The units with their signals, then one for what is said of each group as a whole.
  static List<Unit> of(Layout.Laid laid) {
    Signals signals = new Signals(laid.units());
    laid.groups().forEach(signals::group);
    List<Unit> all = new ArrayList<>(List.of(signals.units));
    for (Group group : laid.groups()) {
      double size = Math.min(1, Math.log(group.members().size()) / Math.log(100));
      all.add(
          new Unit(
              laid.units().getFirst().span(),
              "",
              signals.shape("group " + group.label()),
              size / 2,
              size,
              false));
    }
    return all;
  }

  private int shape(String key) {
    return shapes.computeIfAbsent(key, _ -> shapes.size());
  }

  private void group(Group group) {
    List<Node> members = group.members();
    int n = members.size();
    List<Field> fields = new ArrayList<>();
    group.fields().forEach((path, field) -> {
      if (!group.hides(path) && !group.machineMade(path)) {
        fields.add(field);
      }
    });
    RowSignals rows = RowSignals.of(fields, n);
    Map<String, Integer> holders = holders(members);
    double[] severity = new double[n];
    String[] keys = new String[n];
    Map<String, Integer> crowds = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Node node = members.get(i);
      severity[i] = Math.max(inherited[node.unit()], rows.severity(i));
      String parts = "";
      for (Element child : node.element().children) {
        double rare = n < Group.FEW ? 0 : 1 - 2.0 * holders.getOrDefault(child.name, n) / n;
        if (rare > 0) {
          boolean bare = child.attributes.isEmpty() && child.close == child.open;
          severity[i] = Math.max(severity[i], rare * (bare ? BARE : 1));
          parts = parts + child.name + first(child);
        }
      }
      pass(node, holders, n);
      keys[i] = group.sort() + "/" + (parts.isEmpty() ? rows.sort(i) : parts);
      crowds.merge(keys[i], 1, Integer::sum);
    }
    for (int i = 0; i < n; i++) {
      Unit place = units[members.get(i).unit()];
      boolean loud = severity[i] >= LOUD && crowds.getOrDefault(keys[i], n) <= CROWD;
      int shape = shape(loud || rows.news(i) ? "unit " + members.get(i).unit() : keys[i]);
      double surprise = n < Group.FEW ? SINGLE : rows.surprise(i);
      units[members.get(i).unit()] =
          new Unit(place.span(), place.pointer(), shape, severity[i], surprise, false);
    }
  }

  /// How many members have a child of each name.
  private static Map<String, Integer> holders(List<Node> members) {
    Map<String, Integer> holders = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Node node : members) {
      names.clear();
      for (Element child : node.element().children) {
        if (names.add(child.name)) {
          holders.merge(child.name, 1, Integer::sum);
        }
      }
    }
    return holders;
  }

  /// A part that is a unit itself is as rare as it makes the whole.
  private void pass(Node node, Map<String, Integer> holders, int n) {
    for (Node child : node.children()) {
      double share = (double) holders.getOrDefault(child.element().name, n) / n;
      inherited[child.unit()] = n < Group.FEW ? 0 : Math.max(0, 1 - 2 * share);
    }
  }

  /// What the first line of a part says, numbers aside.
  private static long first(Element part) {
    int end = part.source.indexOf('\n', part.start);
    int bound = end < 0 || end > part.end ? part.end : end;
    return Masking.names(part.source, part.start, Math.min(bound, part.start + 400));
  }
}
