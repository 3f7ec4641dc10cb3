package io.headroom.select.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Each reason to show a row is missed when it is switched off.
class RowSignalsTest {
  private static final int ROWS = 200;
  private static final Reasons ALL = Reasons.DEFAULT;

  @Test
  void aValueFewRowsHave() {
    Field states = field(i -> i == 70 ? "draining" : i % 2 == 0 ? "open" : "busy");

    assertThat(surprise(states, ALL, 70)).isGreaterThan(surprise(states, ALL, 71));
    Reasons without = new Reasons(0, 0, ALL.far(), ALL.extreme(), ALL.step(), ALL.failure());
    assertThat(surprise(states, without, 70)).isEqualTo(surprise(states, without, 71));
  }

  @Test
  void aNumberFarFromTheOthers() {
    Random random = new Random(1);
    double[] noise = random.doubles(ROWS, 0, 10).toArray();
    Field sizes = field(i -> String.valueOf(i == 70 ? 900 : i == 90 ? 880 : noise[i]));

    assertThat(surprise(sizes, ALL, 90)).isGreaterThan(surprise(sizes, ALL, 91));
    Reasons without = new Reasons(ALL.rare(), ALL.crowded(), 0, ALL.extreme(), 0, ALL.failure());
    assertThat(surprise(sizes, without, 90)).isEqualTo(surprise(sizes, without, 91));
  }

  @Test
  void theLeastAndTheGreatestAndTheEnds() {
    Random random = new Random(2);
    int[] sizes = random.ints(ROWS, 200, 900).toArray();
    sizes[70] = 905;
    Field field = field(i -> String.valueOf(sizes[i]));
    Reasons without =
        new Reasons(ALL.rare(), ALL.crowded(), ALL.far(), 0, ALL.step(), ALL.failure());

    for (int row : List.of(0, 70, ROWS - 1)) {
      assertThat(surprise(field, ALL, row)).isGreaterThan(surprise(field, ALL, 100));
      assertThat(surprise(field, without, row)).isEqualTo(surprise(field, without, 100));
    }
  }

  @Test
  void theFirstNumberOfAnotherLevel() {
    Random random = new Random(3);
    int[] noise = random.ints(ROWS, 0, 5).toArray();
    Field load = field(i -> String.valueOf((i < 90 ? 20 : 60) + noise[i]));
    Reasons without =
        new Reasons(ALL.rare(), ALL.crowded(), ALL.far(), ALL.extreme(), 0, ALL.failure());

    assertThat(surprise(load, ALL, 90)).isGreaterThan(surprise(load, ALL, 100));
    assertThat(surprise(load, without, 90)).isEqualTo(surprise(load, without, 100));
  }

  @Test
  void aValueThatNamesAFailure() {
    Field results = field(i -> "job " + i + (i == 70 ? " was rejected" : " went through"));
    Reasons without =
        new Reasons(ALL.rare(), ALL.crowded(), ALL.far(), ALL.extreme(), ALL.step(), 0);

    assertThat(signals(results, ALL).severity(70)).isPositive();
    assertThat(signals(results, ALL).severity(71)).isZero();
    assertThat(signals(results, without).severity(70)).isZero();
  }

  private static double surprise(Field field, Reasons reasons, int row) {
    return signals(field, reasons).surprise(row);
  }

  private static RowSignals signals(Field field, Reasons reasons) {
    return RowSignals.of(List.of(field), ROWS, ROWS, reasons);
  }

  private static Field field(IntFunction<String> values) {
    Value[] cells = new Value[ROWS];
    for (int i = 0; i < ROWS; i++) {
      cells[i] = new Cell(values.apply(i), false);
    }
    return new Field("field", cells);
  }
}
