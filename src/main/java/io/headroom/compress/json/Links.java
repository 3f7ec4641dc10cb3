package io.headroom.compress.json;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Follows references between records of different sorts in one list: where the end of a thing says
/// that it failed, the records that say what it was and what it did matter as well. A field refers
/// to another if their paths are spelled alike (`testID` and `test.id`) and the one is a key: no
/// two records of its sort have the same value.
final class Links {
  /// What a record that a failure refers to inherits of its severity.
  private static final double INHERITED = 0.9;

  /// A value more records have is no reference.
  private static final int MOST_HOLDERS = 8;

  private Links() {}

  /// Raises the severity of records that failing ones refer to or that refer to them.
  ///
  /// @param table records of one or more sorts; nothing happens if there is but one
  /// @param severity by unit
  static void follow(Block.Table table, double[] severity) {
    if (table.shapes().size() < 2) {
      return;
    }
    Map<String, Map<String, List<Integer>>> holders = new HashMap<>();
    Map<String, Integer> sorts = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (int s = 0; s < table.shapes().size(); s++) {
      List<Integer> units = table.units(s);
      for (Field field : Fields.of(table.shapes().get(s).columns(), table.rows(s))) {
        String name = field.name().replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        Map<String, List<Integer>> own = holders.computeIfAbsent(name, _ -> new HashMap<>());
        int before = own.size();
        for (int i = 0; i < field.size(); i++) {
          if (field.value(i).scalar() && !field.value(i).absent()) {
            own.computeIfAbsent(field.value(i).raw(), _ -> new ArrayList<>()).add(units.get(i));
          }
        }
        sorts.merge(name, 1, Integer::sum);
        Set<String> distinct = new HashSet<>();
        boolean key = before == 0 || field.present() == field.size();
        for (int i = 0; i < field.size(); i++) {
          Value value = field.value(i);
          key &= !value.absent() && value.scalar() && distinct.add(value.raw());
        }
        if (key) {
          keys.add(name);
        }
      }
    }
    Map<Integer, Double> inherited = new HashMap<>();
    holders.forEach((name, values) -> {
      if (keys.contains(name) && sorts.getOrDefault(name, 0) > 1) {
        values.values().forEach(units -> inherit(units, severity, inherited));
      }
    });
    inherited.forEach((unit, value) -> severity[unit] = Math.max(severity[unit], value));
  }

  private static void inherit(
      List<Integer> units, double[] severity, Map<Integer, Double> inherited) {
    if (units.size() > MOST_HOLDERS) {
      return;
    }
    double worst = 0;
    for (int unit : units) {
      worst = Math.max(worst, severity[unit]);
    }
    for (int unit : units) {
      inherited.merge(unit, worst * INHERITED, Math::max);
    }
  }
}
