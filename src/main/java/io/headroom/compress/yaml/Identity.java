package io.headroom.compress.yaml;

import io.headroom.select.rows.Cell;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the line that says which record a record is: a value of words, different in most, as near
/// to the top as there is one.
final class Identity {
  private static final int LONGEST = 80;
  private static final int DEEPEST = 2;

  private Identity() {}

  /// For each part the number of the part that names the record it heads, or -1.
  static int[] of(Layout.Laid laid) {
    int[] names = new int[laid.parts().size()];
    Arrays.fill(names, -1);
    laid.records()
        .forEach((path, heads) -> {
          List<Integer> best = List.of();
          long least = DEEPEST + 1;
          for (Map.Entry<String, List<Integer>> group : laid.groups().entrySet()) {
            String rest =
                group.getKey().startsWith(path + ".")
                    ? group.getKey().substring(path.length())
                    : "";
            long depth = rest.chars().filter(c -> c == '.').count();
            boolean within = depth > 0 && rest.indexOf('[') < 0 && rest.indexOf('*') < 0;
            if (within
                && depth < least
                && group.getValue().size() == heads.size()
                && names(laid, group.getValue())) {
              best = group.getValue();
              least = depth;
            }
          }
          for (int i = 0; i < best.size(); i++) {
            names[heads.get(i)] = best.get(i);
          }
        });
    return names;
  }

  private static boolean names(Layout.Laid laid, List<Integer> parts) {
    Set<String> values = new HashSet<>();
    long letters = 0;
    long digits = 0;
    for (int part : parts) {
      Cell value = laid.parts().get(part).value();
      if (value.absent() || value.weight() > LONGEST || value.machineMade()) {
        return false;
      }
      values.add(value.raw());
      letters += value.raw().chars().filter(Character::isLetter).count();
      digits += value.raw().chars().filter(Character::isDigit).count();
    }
    return values.size() * 2 >= parts.size() && letters > digits;
  }
}
