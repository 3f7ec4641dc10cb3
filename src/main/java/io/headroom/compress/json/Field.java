package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// What the values of one field over many records have in common. All numbers are exact: counts are
/// of all records, and a least, middle or greatest value is one of the values, as it is spelled.
final class Field {
  /// A field with more different values is no category.
  private static final int MOST_CATEGORIES = 12;

  private static final int LONGEST_CATEGORY = 60;

  final String name;
  final Json[] values;

  /// How many records have each value, in order of first appearance; empty if the field is no
  /// category.
  final Map<String, Integer> counts;

  /// Indices of the records that have a number, in ascending order of it; empty if the field has
  /// other values as well.
  final int[] ascending;

  /// The numbers, by record; meaningful at the indices of [#ascending] only.
  final double[] numbers;

  final int present;

  Field(String name, Json[] values) {
    this.name = name;
    this.values = values;
    int there = 0;
    boolean numeric = true;
    boolean scalar = true;
    for (Json value : values) {
      if (!value.absent()) {
        there++;
        numeric &= value instanceof Json.Atom atom && atom.isNumber();
      }
      scalar &= value.scalar() && value.weight() <= LONGEST_CATEGORY;
    }
    present = there;
    counts = scalar ? counts(values) : Map.of();
    numbers = new double[numeric ? values.length : 0];
    ascending = numeric ? ascending() : new int[0];
  }

  /// The fields of a table's records that its header does not fold away.
  static List<Field> of(List<Column> columns, List<Json.Obj> rows) {
    List<Field> fields = new ArrayList<>();
    add(columns, List.of(), rows, fields);
    return fields;
  }

  private static void add(
      List<Column> columns, List<Column> above, List<Json.Obj> rows, List<Field> fields) {
    for (Column column : columns) {
      List<Column> steps = new ArrayList<>(above);
      steps.add(column);
      if (column.kind == Column.Kind.NESTED) {
        add(column.children, steps, rows, fields);
      } else if (column.visible()) {
        Fold.Path path = new Fold.Path(steps);
        Json[] values = new Json[rows.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = path.in(rows.get(i));
        }
        fields.add(new Field(path.name(), values));
      }
    }
  }

  private static Map<String, Integer> counts(Json[] values) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Json value : values) {
      counts.merge(value.missing() ? "" : value.raw(), 1, Integer::sum);
      if (counts.size() > MOST_CATEGORIES) {
        return Map.of();
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  private int[] ascending() {
    Integer[] order = new Integer[present];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (!values[i].absent()) {
        numbers[i] = Double.parseDouble(values[i].raw());
        order[n++] = i;
      }
    }
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> numbers[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  boolean numeric() {
    return ascending.length > 1;
  }

  /// Few different values that come again and again.
  boolean category() {
    return counts.size() > 1 && values.length >= 2 * counts.size();
  }

  /// The value in the middle; of two, the lower.
  Json median() {
    return values[ascending[(ascending.length - 1) / 2]];
  }

  Json least() {
    return values[ascending[0]];
  }

  Json greatest() {
    return values[ascending[ascending.length - 1]];
  }

  /// Median distance from the median, scaled to the standard deviation of a normal distribution.
  double spread() {
    double middle = Double.parseDouble(median().raw());
    double[] distances = Arrays.stream(ascending).mapToDouble(i -> numbers[i] - middle).toArray();
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(distances[i]);
    }
    Arrays.sort(distances);
    return 1.4826 * distances[(distances.length - 1) / 2];
  }

  /// Whether the numbers only rise or only fall, as those of ids and clocks do.
  boolean monotone() {
    return numeric() && (steps(i -> i >= 0) || steps(i -> i <= 0));
  }

  private boolean steps(IntPredicate sign) {
    double before = Double.NaN;
    for (int i = 0; i < values.length; i++) {
      if (!values[i].absent()) {
        if (!Double.isNaN(before) && !sign.test(Double.compare(numbers[i], before))) {
          return false;
        }
        before = numbers[i];
      }
    }
    return true;
  }
}
