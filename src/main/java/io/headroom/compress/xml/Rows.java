package io.headroom.compress.xml;

import io.headroom.select.rows.Cell;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.RowSignals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The units of a group side by side.
///
/// @param group the group
/// @param values how far the values of each stray
/// @param states which say by a value of few, or by the name of a part, that something failed
/// @param holders how many have a child of each name
/// @param failing how many say that they failed
record Rows(
    Group group, RowSignals values, RowSignals states, Map<String, Integer> holders, int failing) {
  private static final int LONGEST_SETTING = 40;

  static Rows of(Group group) {
    int n = group.members().size();
    List<Field> fields = new ArrayList<>();
    List<Field> states = new ArrayList<>();
    group
        .fields()
        .forEach((path, field) -> {
          if (!group.hides(path) && !group.machineMade(path)) {
            fields.add(field);
            if (n >= Group.FEW && field.category() && 2 * field.present() >= n) {
              states.add(field);
            }
          }
        });
    Map<String, Integer> holders = new HashMap<>();
    Cell[] parts = new Cell[n];
    for (int i = 0; i < n; i++) {
      Set<String> names = new LinkedHashSet<>();
      for (Element child : group.members().get(i).element().children) {
        names.add(child.name);
      }
      names.forEach(name -> holders.merge(name, 1, Integer::sum));
      for (Element child : group.members().get(i).element().children) {
        if (setting(child)) {
          names.remove(child.name);
        }
      }
      parts[i] = new Cell(String.join(" ", names), names.isEmpty());
    }
    Field named = new Field("", parts);
    if (named.category() && n >= Group.FEW) {
      states.add(named);
    }
    RowSignals found = RowSignals.of(states, n, n);
    int failing = 0;
    for (int i = 0; i < n; i++) {
      failing += found.severity(i) > 0 ? 1 : 0;
    }
    return new Rows(group, RowSignals.of(fields, n, n), found, holders, failing);
  }

  /// Whether a part is a value and no account of anything: `<failOnError>true</failOnError>`.
  private static boolean setting(Element part) {
    return part.leaf()
        && part.close - part.open <= LONGEST_SETTING
        && part.text
        && part.content().indexOf(' ') < 0;
  }

  boolean failing(int row) {
    return states.severity(row) > 0;
  }

  /// Whether some say that they failed and others do not.
  boolean failures() {
    return failing > 0 && failing < group.members().size();
  }

  /// How rare a part is: 1 for one in many, 0 or less where half have it.
  double rarity(String part) {
    int n = group.members().size();
    return 1 - 2.0 * holders.getOrDefault(part, n) / n;
  }

  /// A part that is a unit itself is as rare as it makes the whole.
  void pass(double[] severity) {
    if (group.members().size() < Group.FEW) {
      return;
    }
    for (Node node : group.members()) {
      for (Node child : node.children()) {
        severity[child.unit()] = Math.max(0, rarity(child.element().name));
      }
    }
  }
}
