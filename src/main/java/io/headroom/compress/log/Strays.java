package io.headroom.compress.log;

import io.headroom.select.rows.Spread;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds among the many records of one shape those whose numbers stray: the slowest request, the
/// longest pause, the one retry that took a hundred attempts.
final class Strays {
  /// Surprise of the record whose number lies farthest out, if it is an outlier.
  static final double OUTLIER = 0.85;

  /// Surprise of the least and the greatest: too little to be shown for it, enough to be shown
  /// before others that answer a question as well.
  private static final double EXTREME = 0.1;

  /// Different numbers from which they measure something; fewer are sorts of records.
  private static final int DIFFERENT = 8;

  /// Records from which a shape has usual numbers.
  private static final int MANY = 20;

  /// Share of the records of a shape that have a number, if the shape has it.
  private static final double MOST = 0.8;

  private static final int MOST_COLUMNS = 8;
  private static final int READ = 400;

  /// The last number of a line: in lists it is what was measured, whatever the words before it.
  private static final int LAST = -1;

  private final LogLines log;
  private final List<LogRecord> records;
  private final double[] surprise;

  private Strays(LogLines log, List<LogRecord> records) {
    this.log = log;
    this.records = records;
    this.surprise = new double[records.size()];
  }

  /// How far the numbers of each record stray within its shape.
  ///
  /// @param holders records of each shape
  /// @return a surprise per record: [#OUTLIER] where the least or the greatest of some numbers is
  ///   an outlier, less where it is none
  static double[] of(LogLines log, List<LogRecord> records, int[] holders) {
    Strays strays = new Strays(log, records);
    @Nullable Shape[] shapes = new @Nullable Shape[holders.length];
    for (int r = 0; r < records.size(); r++) {
      int number = records.get(r).shape();
      if (holders[number] >= MANY) {
        Shape shape = shapes[number] == null ? new Shape() : shapes[number];
        shapes[number] = shape;
        strays.read(r, shape);
      }
    }
    for (int number = 0; number < shapes.length; number++) {
      Shape shape = shapes[number];
      for (int c = 0; shape != null && c < shape.count; c++) {
        if (shape.columns[c].size >= MOST * holders[number]) {
          strays.judge(shape.columns[c]);
        }
      }
    }
    return strays.surprise;
  }

  private void read(int record, Shape shape) {
    int head = records.get(record).head();
    String s = log.clean(head);
    int from = log.message(head);
    shape.numbers = 0;
    int to = Math.min(s.length(), from + READ);
    Measures.read(
        s,
        from,
        to,
        (name, nameEnd, start, digitsEnd, end) -> {
          double scale = Measures.scale(s, digitsEnd, end);
          boolean unknown = Double.isNaN(scale);
          if (!unknown || Measures.amount(s, nameEnd - name, start, digitsEnd, end)) {
            shape.last = number(s, start, digitsEnd) * (unknown ? 1 : scale);
            int key = nameEnd > name ? hash(s, name, nameEnd) : shape.numbers;
            shape.add(31 * key + (unknown ? hash(s, digitsEnd, end) : 0), record, shape.last);
            shape.numbers++;
          }
        });
    if (shape.numbers > 0) {
      shape.add(LAST, record, shape.last);
    }
  }

  private void judge(Column column) {
    double[] sorted = Arrays.copyOf(column.numbers, column.size);
    if (column.monotone()) {
      return;
    }
    Arrays.sort(sorted);
    if (Arrays.stream(sorted).distinct().limit(DIFFERENT).count() < DIFFERENT) {
      return;
    }
    Spread spread = new Spread(sorted);
    raise(column, sorted[0], spread);
    raise(column, sorted[sorted.length - 1], spread);
  }

  private void raise(Column column, double number, Spread spread) {
    int record = column.first(number);
    double by = spread.strays(number) ? OUTLIER : EXTREME;
    surprise[record] = Math.max(surprise[record], by);
  }

  /// A number that [Measures] has found, without a string of its own.
  private static double number(String s, int from, int to) {
    double number = 0;
    double scale = 0;
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (c == '.') {
        scale = 1;
      } else if (c != '-') {
        number = number * 10 + (c - '0');
        scale *= 10;
      }
    }
    double value = scale > 1 ? number / scale : number;
    return s.charAt(from) == '-' ? -value : value;
  }

  private static int hash(String s, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + s.charAt(i);
    }
    return hash;
  }

  /// The numbers of one shape; those of the line that is read.
  private static final class Shape {
    private final int[] keys = new int[MOST_COLUMNS];
    private final Column[] columns = new Column[MOST_COLUMNS];
    private int count;
    private int numbers;
    private double last;

    void add(int key, int record, double number) {
      int at = 0;
      while (at < count && keys[at] != key) {
        at++;
      }
      if (at == count && count < MOST_COLUMNS) {
        keys[at] = key;
        columns[count++] = new Column();
      }
      if (at < count) {
        columns[at].add(record, number);
      }
    }
  }

  /// The numbers of one name, each with its record.
  private static final class Column {
    private int[] records = new int[MANY];
    private double[] numbers = new double[MANY];
    private int size;

    void add(int record, double number) {
      if (size > 0 && records[size - 1] == record) {
        return;
      }
      if (size == records.length) {
        records = Arrays.copyOf(records, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      records[size] = record;
      numbers[size++] = number;
    }

    /// The first record with a number.
    int first(double number) {
      int i = 0;
      while (numbers[i] != number) {
        i++;
      }
      return records[i];
    }

    /// Whether the numbers only rise, as those of counters and clocks do.
    boolean monotone() {
      for (int i = 1; i < size; i++) {
        if (numbers[i] < numbers[i - 1]) {
          return false;
        }
      }
      return true;
    }
  }
}
