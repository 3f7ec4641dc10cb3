package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Follows references between records of different sorts in one list: where the end of a thing says
/// that it failed, the records that say what it was and what it did matter as well. A field refers
/// to another if their paths are spelled alike (`testID` and `test.id`) and the one is a key: no
/// two records of its sort have the same value.
final class Links {
  /// A value more records have is no reference.
  private static final int MOST_HOLDERS = 8;

  private Links() {}

  /// The units of records that some records refer to or that refer to them.
  ///
  /// @param table records of one or more sorts; without sorts there are no references
  /// @param from which units to start from
  static Set<Integer> follow(Block.Table table, IntPredicate from) {
    if (table.shapes().size() < 2) {
      return Set.of();
    }
    Map<String, Map<String, List<Integer>>> holders = new HashMap<>();
    Map<String, Integer> sorts = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (int s = 0; s < table.shapes().size(); s++) {
      List<Integer> units = table.units(s);
      for (Field field : Field.of(table.shapes().get(s).columns(), table.rows(s))) {
        String name = field.name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        Map<String, List<Integer>> own = holders.computeIfAbsent(name, _ -> new HashMap<>());
        for (int i = 0; i < field.values.length; i++) {
          if (field.values[i].scalar() && !field.values[i].absent()) {
            own.computeIfAbsent(field.values[i].raw(), _ -> new ArrayList<>()).add(units.get(i));
          }
        }
        sorts.merge(name, 1, Integer::sum);
        Set<String> distinct = new HashSet<>();
        boolean key = true;
        for (Json value : field.values) {
          key &= !value.absent() && value.scalar() && distinct.add(value.raw());
        }
        if (key) {
          keys.add(name);
        }
      }
    }
    Set<Integer> reached = new TreeSet<>();
    holders.forEach((name, values) -> {
      if (keys.contains(name) && sorts.getOrDefault(name, 0) > 1) {
        for (List<Integer> units : values.values()) {
          if (units.size() <= MOST_HOLDERS && units.stream().anyMatch(from::test)) {
            reached.addAll(units);
          }
        }
      }
    });
    return reached;
  }
}
