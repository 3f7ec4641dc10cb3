package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /// The numbers in ascending order; empty if the field has other values as well.
  final double[] sorted;

  /// The numbers, by record; NaN where there is none.
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
    numbers = numeric ? numbers(values) : new double[0];
    sorted = Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().toArray();
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

  private static double[] numbers(Json[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i].absent() ? Double.NaN : Double.parseDouble(values[i].raw());
    }
    return numbers;
  }

  boolean numeric() {
    return sorted.length > 1;
  }

  /// Few different values that come again and again.
  boolean category() {
    return counts.size() > 1 && values.length >= 2 * counts.size();
  }

  /// The number in the middle; of two, the lower.
  double middle() {
    return sorted[(sorted.length - 1) / 2];
  }

  /// The first record that has a number.
  int holder(double number) {
    int i = 0;
    while (numbers[i] != number) {
      i++;
    }
    return i;
  }

  int least() {
    return holder(sorted[0]);
  }

  int greatest() {
    return holder(sorted[sorted.length - 1]);
  }

  /// Median distance from the median, scaled to the standard deviation of a normal distribution.
  double spread() {
    double middle = middle();
    double[] distances = new double[sorted.length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(sorted[i] - middle);
    }
    Arrays.sort(distances);
    return 1.4826 * distances[(distances.length - 1) / 2];
  }

  /// Whether the numbers only rise or only fall, as those of ids and clocks do.
  boolean monotone() {
    boolean rises = true;
    boolean falls = true;
    double before = Double.NaN;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        rises &= !(number < before);
        falls &= !(number > before);
        before = number;
      }
    }
    return numeric() && (rises || falls);
  }
}
