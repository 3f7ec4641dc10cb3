package io.headroom.select.rows;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Reads off the values what makes a row worth showing: a value few rows have, a number far from
/// the others, the least and the greatest, a step in a series, a value that names a failure.
public final class RowSignals {
  /// A value that at most this share of the records has is rare.
  private static final double RARE = 0.03;

  /// Fewer records have no usual values that others could stray from.
  private static final int FEW = 8;

  /// Robust z-score of an outlier; Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
  /// (1993).
  private static final double OUTLIER = 3.5;

  private static final int MOST_EXTREMES = 8;

  /// Of so few records each is news.
  private static final int A_FEW = 60;

  /// Least surprise of a row among a few.
  public static final double NEWS = 0.4;

  private static final double RARE_VALUE = 0.85;
  private static final double FAR_VALUE = 0.85;

  /// Surprise from which on a row stands for itself: the least, the greatest, the first, the last.
  public static final double EXTREME = 0.5;

  private static final double STEP = 0.6;
  private static final double FAILURE = 0.5;

  // The one place where words count, and little: a value that says so names a failure.
  private static final Pattern NAMES_FAILURE =
      Pattern.compile(
          "(?i)(?<![a-z])(?:fail\\w*|errors?|errored|fatal|critical|panic|crash\\w*|exception|abort\\w*"
              + "|denied|rejected|time[d_ -]*out|unhealthy|cancell?ed)(?![a-z])");

  private static final int LONGEST_MESSAGE = 400;

  private final double[] strange;
  private final double[] failing;
  private final String[] sorts;

  private RowSignals(int rows) {
    strange = new double[rows];
    failing = new double[rows];
    sorts = new String[rows];
    Arrays.fill(sorts, "");
  }

  /// The signals of the rows of one table.
  ///
  /// @param fields the fields that tell rows apart, each with a value per row
  /// @param rows how many rows there are
  /// @return their signals
  public static RowSignals of(List<Field> fields, int rows) {
    RowSignals signals = new RowSignals(rows);
    signals.read(fields);
    return signals;
  }

  /// How far each value of a series strays from the others.
  ///
  /// @param series the values in order
  /// @return a surprise per value, 0 to 1
  public static double[] ofSeries(Field series) {
    double[] strange = new double[series.size()];
    if (strange.length >= FEW) {
      rare(series, strange);
      numbers(series, strange, true);
    }
    return strange;
  }

  /// How far the values of a row stray.
  ///
  /// @param row index of the row
  /// @return 0 (usual) to 1
  public double surprise(int row) {
    return few() ? Math.max(strange[row], NEWS) : strange[row];
  }

  /// How loudly a row says that something is wrong.
  ///
  /// @param row index of the row
  /// @return 0 (silent) to 1
  public double severity(int row) {
    return failing[row];
  }

  /// Whether a row stands for itself and not for others like it.
  ///
  /// @param row index of the row
  /// @return true if it strays, and for each of a few rows
  public boolean news(int row) {
    return few() || strange[row] >= EXTREME;
  }

  /// What sort of row it is, by its first fields with a few values.
  ///
  /// @param row index of the row
  /// @return the values, equal for rows of one sort
  public String sort(int row) {
    return sorts[row];
  }

  private boolean few() {
    return strange.length <= A_FEW;
  }

  private void read(List<Field> fields) {
    int n = strange.length;
    int extremes = 0;
    if (n >= FEW) {
      add(strange, 0, EXTREME);
      add(strange, n - 1, EXTREME);
    }
    int sortFields = 0;
    for (Field field : fields) {
      if (n >= FEW) {
        rare(field, strange);
        boolean ends = field.numeric() && !field.category() && !field.monotone();
        numbers(field, strange, ends && extremes++ < MOST_EXTREMES);
      }
      failures(field, failing);
      if (field.category() && field.counts().size() <= 6 && sortFields++ < 2) {
        for (int i = 0; i < n; i++) {
          sorts[i] += "/" + field.value(i).text();
        }
      }
    }
  }

  /// Adds a reason to those there are: two weak ones make a stronger one, none makes it certain.
  private static void add(double[] reasons, int at, double reason) {
    reasons[at] = 1 - (1 - reasons[at]) * (1 - reason);
  }

  private static void rare(Field field, double[] strange) {
    int n = field.size();
    int most = Math.max(1, (int) (RARE * n));
    if (field.category()) {
      for (int i = 0; i < n; i++) {
        if (field.holders(i) <= most) {
          add(strange, i, RARE_VALUE);
        }
      }
    } else if (Math.min(field.present(), n - field.present()) <= most) {
      boolean presentIsRare = field.present() <= most;
      for (int i = 0; i < n; i++) {
        if (field.value(i).absent() != presentIsRare) {
          add(strange, i, RARE_VALUE);
        }
      }
    }
  }

  private static void numbers(Field field, double[] strange, boolean ends) {
    if (field.ascending().length < FEW || field.monotone()) {
      return;
    }
    int[] order = field.ascending();
    double middle = field.numbers()[order[(order.length - 1) / 2]];
    double spread = field.spread();
    double deviation = deviation(field);
    int robust = 0;
    for (int i : order) {
      robust += spread > 0 && Math.abs(field.numbers()[i] - middle) > OUTLIER * spread ? 1 : 0;
    }
    // A long tail is no set of outliers; there the standard deviation decides.
    double bound =
        OUTLIER * (robust > 0 && robust <= Math.max(1, RARE * order.length) ? spread : deviation);
    for (int i : order) {
      if (bound > 0 && Math.abs(field.numbers()[i] - middle) > bound) {
        add(strange, i, FAR_VALUE);
      }
    }
    if (ends) {
      int last = order.length - 1;
      while (last > 0 && field.numbers()[order[last - 1]] == field.numbers()[order[last]]) {
        last--;
      }
      add(strange, order[0], EXTREME);
      add(strange, order[last], EXTREME);
    }
    for (int i : Steps.in(field.numbers(), field.present() == field.size())) {
      add(strange, i, STEP);
    }
  }

  private static double deviation(Field field) {
    double mean = 0;
    for (int i : field.ascending()) {
      mean += field.numbers()[i] / field.ascending().length;
    }
    double squares = 0;
    for (int i : field.ascending()) {
      squares += (field.numbers()[i] - mean) * (field.numbers()[i] - mean);
    }
    return Math.sqrt(squares / field.ascending().length);
  }

  private static void failures(Field field, double[] failing) {
    for (int i = 0; i < failing.length; i++) {
      Value value = field.value(i);
      if (value.scalar()
          && value.weight() <= LONGEST_MESSAGE
          && NAMES_FAILURE.matcher(value.text()).find()) {
        failing[i] = Math.max(failing[i], FAILURE);
      }
    }
  }
}
