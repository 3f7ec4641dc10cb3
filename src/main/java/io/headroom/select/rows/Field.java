package io.headroom.select.rows;

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
public final class Field {
  /// A field with more different values is no category.
  private static final int MOST_CATEGORIES = 12;

  private static final int LONGEST_CATEGORY = 60;

  private final String name;
  private final Value[] values;
  private final Map<String, Integer> counts;
  private final int[] ascending;
  private final double[] numbers;
  private final int present;

  /// Looks at the values of a field.
  ///
  /// @param name what the field is called
  /// @param values one per record, in order; not copied
  public Field(String name, Value[] values) {
    this.name = name;
    this.values = values;
    double[] read = new double[values.length];
    int there = 0;
    boolean numeric = true;
    boolean scalar = true;
    for (int i = 0; i < values.length; i++) {
      Value value = values[i];
      if (!value.absent()) {
        there++;
        read[i] = numeric ? value.number() : Double.NaN;
        numeric &= !Double.isNaN(read[i]);
      }
      scalar &= value.scalar() && value.weight() <= LONGEST_CATEGORY;
    }
    present = there;
    counts = scalar ? counts(values) : Map.of();
    numbers = numeric ? read : new double[0];
    ascending = numeric ? sorted() : new int[0];
  }

  /// What the field is called.
  ///
  /// @return the name
  public String name() {
    return name;
  }

  /// How many records there are.
  ///
  /// @return at least 0
  public int size() {
    return values.length;
  }

  /// The value of one record.
  ///
  /// @param row index of the record
  /// @return the value, a hole if the record has none
  public Value value(int row) {
    return values[row];
  }

  /// How many records have something to read.
  ///
  /// @return 0 to [#size]
  public int present() {
    return present;
  }

  /// How many records have each value, in order of first appearance; a hole counts as the empty
  /// spelling.
  ///
  /// @return counts by spelling, empty if the field is no category
  public Map<String, Integer> counts() {
    return counts;
  }

  /// How many records have the value that a record has.
  int holders(int row) {
    Value value = values[row];
    return counts.getOrDefault(value.missing() ? "" : value.raw(), values.length);
  }

  /// Indices of the records that have a number, in ascending order of it; empty if the field has
  /// other values as well.
  int[] ascending() {
    return ascending;
  }

  /// The numbers, by record; meaningful at the indices of [#ascending] only.
  double[] numbers() {
    return numbers;
  }

  private static Map<String, Integer> counts(Value[] values) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Value value : values) {
      counts.merge(value.missing() ? "" : value.raw(), 1, Integer::sum);
      if (counts.size() > MOST_CATEGORIES) {
        return Map.of();
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  private int[] sorted() {
    Integer[] order = new Integer[present];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (!values[i].absent()) {
        order[n++] = i;
      }
    }
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> numbers[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /// Whether the field is a number in at least two records, and nothing else in any.
  ///
  /// @return true if so
  public boolean numeric() {
    return ascending.length > 1;
  }

  /// Few different values that come again and again.
  ///
  /// @return true if so
  public boolean category() {
    return counts.size() > 1 && values.length >= 2 * counts.size();
  }

  /// The number in the middle; of two, the lower.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value median() {
    return values[ascending[(ascending.length - 1) / 2]];
  }

  /// The least number.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value least() {
    return values[ascending[0]];
  }

  /// The greatest number.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value greatest() {
    return values[ascending[ascending.length - 1]];
  }

  /// Median distance from the median, scaled to the standard deviation of a normal distribution.
  double spread() {
    double middle = median().number();
    double[] distances = Arrays.stream(ascending).mapToDouble(i -> numbers[i] - middle).toArray();
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(distances[i]);
    }
    Arrays.sort(distances);
    return 1.4826 * distances[(distances.length - 1) / 2];
  }

  /// Whether the numbers only rise or only fall, as those of ids and clocks do.
  ///
  /// @return true if so
  public boolean monotone() {
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
