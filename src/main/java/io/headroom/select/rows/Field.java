package io.headroom.select.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the values of one field over many records have in common. All numbers are exact: counts are
/// of all records, and a least, middle or greatest value is one of the values, as it is spelled.
public final class Field {
  /// A field with more different values is no category.
  private static final int MOST_CATEGORIES = 12;

  private static final int LONGEST_CATEGORY = 60;

  private final String name;
  private final Value[] values;
  private final Map<String, Integer> counts;
  private final double[] numbers;
  private final double[] sorted;
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
      boolean absent = value.absent();
      read[i] = absent || !numeric ? Double.NaN : value.number();
      there += absent ? 0 : 1;
      numeric &= absent || !Double.isNaN(read[i]);
      scalar &= value.scalar() && value.weight() <= LONGEST_CATEGORY;
    }
    present = there;
    counts = scalar ? counts(values) : Map.of();
    numbers = numeric ? read : new double[0];
    sorted = Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().toArray();
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

  /// The numbers in ascending order; empty if the field has other values as well.
  double[] sorted() {
    return sorted;
  }

  /// The numbers, by record; NaN where there is none.
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

  /// Whether the field is a number in at least two records, and nothing else in any.
  ///
  /// @return true if so
  public boolean numeric() {
    return sorted.length > 1;
  }

  /// Few different values that come again and again.
  ///
  /// @return true if so
  public boolean category() {
    return counts.size() > 1 && values.length >= 2 * counts.size();
  }

  /// The first record that has a number.
  private int holder(double number) {
    int i = 0;
    while (numbers[i] != number) {
      i++;
    }
    return i;
  }

  int leastRow() {
    return holder(sorted[0]);
  }

  int greatestRow() {
    return holder(sorted[sorted.length - 1]);
  }

  /// The number in the middle; of two, the lower.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value median() {
    return values[holder(Spread.middle(sorted))];
  }

  /// The least number.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value least() {
    return values[leastRow()];
  }

  /// The greatest number.
  ///
  /// @return one of the values, if the field is [#numeric]
  public Value greatest() {
    return values[greatestRow()];
  }

  /// Whether the numbers only rise or only fall, as those of ids and clocks do.
  ///
  /// @return true if so
  public boolean monotone() {
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
