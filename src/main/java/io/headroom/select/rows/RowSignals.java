package io.headroom.select.rows;

import io.headroom.select.FailureWords;
import io.headroom.text.Aside;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads off the values what makes a row worth showing: a value few rows have, a number far from
/// the others, the least and the greatest, a step in a series, a value that names a failure.
public final class RowSignals {
  /// A value that at most this share of the records has is rare.
  private static final double RARE = 0.03;

  /// Fewer records have no usual values that others could stray from.
  private static final int FEW = 8;

  private static final int MOST_EXTREMES = 8;

  /// Of so few records each is news.
  private static final int A_FEW = 60;

  /// Least surprise of a row among a few.
  public static final double NEWS = 0.4;

  /// Of a crowd of rows with the same rare value, so many stand for the others.
  private static final int OF_A_CROWD = 8;

  /// Surprise from which on a row stands for itself: the least, the greatest, the first, the last.
  public static final double EXTREME = 0.5;

  private static final int LONGEST_MESSAGE = 400;

  /// Most values are short; a guess.
  private static final int CHARS_OF_A_VALUE = 10;

  private final Reasons reasons;
  private final double[] strange;
  private final double[] failing;
  private final String[] sorts;

  private RowSignals(int rows, Reasons reasons) {
    this.reasons = reasons;
    strange = new double[rows];
    failing = new double[rows];
    sorts = new String[rows];
    Arrays.fill(sorts, "");
  }

  /// The signals of the rows of one table.
  ///
  /// @param fields the fields that tell rows apart, each with a value per row
  /// @param rows how many rows there are
  /// @param crowd of how many rows with the same rare value the first few stand for the others
  /// @return their signals
  public static RowSignals of(List<Field> fields, int rows, int crowd) {
    return of(fields, rows, crowd, Reasons.DEFAULT);
  }

  static RowSignals of(List<Field> fields, int rows, int crowd, Reasons reasons) {
    RowSignals signals = new RowSignals(rows, reasons);
    signals.read(fields, crowd);
    return signals;
  }

  /// How far each value of a series strays from the others.
  ///
  /// @param series the values in order
  /// @param crowd of how many rows with the same rare value the first few stand for the others
  /// @return a surprise per value, 0 to 1
  public static double[] ofSeries(Field series, int crowd) {
    RowSignals signals = new RowSignals(series.size(), Reasons.DEFAULT);
    if (series.size() >= FEW) {
      signals.rare(series, crowd);
      signals.numbers(series, true);
    }
    return signals.strange;
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

  private void read(List<Field> fields, int crowd) {
    int n = strange.length;
    int extremes = 0;
    if (n >= FEW) {
      add(0, reasons.extreme());
      add(n - 1, reasons.extreme());
    }
    int sortFields = 0;
    List<BitSet> failures =
        Aside.all(length(fields.size(), n), fields.size(), f -> failures(fields.get(f)));
    for (BitSet rows : failures) {
      rows.stream().forEach(row -> failing[row] = reasons.failure());
    }
    for (Field field : fields) {
      if (n >= FEW) {
        rare(field, crowd);
        boolean ends = field.numeric() && !field.category() && !field.monotone();
        numbers(field, ends && extremes++ < MOST_EXTREMES);
      }
      if (field.category() && field.counts().size() <= 6 && sortFields++ < 2) {
        for (int i = 0; i < n; i++) {
          sorts[i] += "/" + field.value(i).text();
        }
      }
    }
  }

  /// Adds a reason to those there are: two weak ones make a stronger one, none makes it certain.
  private void add(int row, double reason) {
    strange[row] = 1 - (1 - strange[row]) * (1 - reason);
  }

  private void rare(Field field, int crowd) {
    int n = field.size();
    int most = Math.max(1, (int) (RARE * n));
    if (field.category()) {
      Map<String, Integer> met = new HashMap<>();
      for (int i = 0; i < n; i++) {
        String value = field.value(i).missing() ? "" : field.value(i).raw();
        int holders = field.counts().getOrDefault(value, n);
        if (holders <= most) {
          int before = met.getOrDefault(value, 0);
          met.put(value, before + 1);
          boolean news = holders <= crowd || before < OF_A_CROWD;
          add(i, news ? reasons.rare() : reasons.crowded());
        }
      }
    } else if (Math.min(field.present(), n - field.present()) <= most) {
      boolean presentIsRare = field.present() <= most;
      for (int i = 0; i < n; i++) {
        if (field.value(i).absent() != presentIsRare) {
          add(i, reasons.rare());
        }
      }
    }
  }

  private void numbers(Field field, boolean ends) {
    if (field.sorted().length < FEW || field.monotone()) {
      return;
    }
    Spread spread = new Spread(field.sorted());
    for (int i = 0; i < strange.length; i++) {
      if (spread.strays(field.numbers()[i])) {
        add(i, reasons.far());
      }
    }
    if (ends) {
      add(field.leastRow(), reasons.extreme());
      add(field.greatestRow(), reasons.extreme());
    }
    for (int i : Steps.in(field.numbers(), field.present() == field.size())) {
      add(i, reasons.step());
    }
  }

  private static int length(int fields, int rows) {
    return (int) Math.min((long) CHARS_OF_A_VALUE * fields * rows, Integer.MAX_VALUE);
  }

  private static BitSet failures(Field field) {
    BitSet rows = new BitSet();
    for (int i = 0; i < field.size(); i++) {
      Value value = field.value(i);
      if (value.scalar()
          && value.weight() <= LONGEST_MESSAGE
          && FailureWords.inValue(value.text())) {
        rows.set(i);
      }
    }
    return rows;
  }
}
