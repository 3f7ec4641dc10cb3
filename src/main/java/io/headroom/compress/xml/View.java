package io.headroom.compress.xml;

import java.util.function.IntPredicate;

/// What of a layout is shown.
///
/// @param units a flag per unit; those around a shown one are shown as well
/// @param chosen a flag per unit that is shown for itself, then one per group that is summed up
/// @param groups a flag per group of which something is said
/// @param asked whether a question is about a unit, so that it is shown at length
record View(boolean[] units, boolean[] chosen, boolean[] groups, IntPredicate asked) {
  /// Sets the flags of the units around those that are chosen.
  static View of(Layout.Laid laid, boolean[] chosen, IntPredicate asked) {
    int n = laid.units().size();
    boolean[] units = new boolean[n];
    System.arraycopy(chosen, 0, units, 0, n);
    around(laid.root(), units);
    boolean[] groups = new boolean[laid.groups().size()];
    for (int g = 0; g < groups.length; g++) {
      Group group = laid.groups().get(g);
      boolean elided = !group.hidden().isEmpty();
      boolean any = false;
      boolean all = true;
      for (Node node : group.members()) {
        any |= units[node.unit()];
        all &= units[node.unit()];
      }
      boolean some = group.members().size() >= Group.FEW;
      groups[g] = some && (elided && any || !all && chosen[n + g]);
    }
    return new View(units, chosen, groups, asked);
  }

  private static boolean around(Node node, boolean[] units) {
    boolean any = units[node.unit()];
    for (Node child : node.children()) {
      any |= around(child, units);
    }
    units[node.unit()] = any;
    return any;
  }

  boolean shows(Node node) {
    return units[node.unit()];
  }

  /// Whether a unit is shown for itself and not for what is in it alone.
  boolean chose(Node node) {
    return chosen[node.unit()];
  }

  /// Whether a group is summed up, and not only what its members have in common is said.
  boolean sums(int group) {
    return chosen[units.length + group];
  }

  /// How many units are shown.
  int count() {
    int count = 0;
    for (boolean unit : units) {
      count += unit ? 1 : 0;
    }
    return count;
  }
}
