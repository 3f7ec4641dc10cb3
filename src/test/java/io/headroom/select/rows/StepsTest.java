package io.headroom.select.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepsTest {
  @Test
  void findsTheFirstValueOfANewLevel() {
    double[] series = new double[100];
    Random random = new Random(1);
    for (int i = 0; i < series.length; i++) {
      series[i] = (i < 40 ? 12 : 90) + random.nextInt(5);
    }
    assertThat(Steps.in(series, true)).containsExactly(40);
  }

  @Test
  void aSlopeANoiseAndASeriesWithHolesHaveNone() {
    double[] slope = new double[100];
    double[] noise = new double[100];
    Random random = new Random(2);
    Arrays.setAll(slope, i -> 3 * i);
    Arrays.setAll(noise, _ -> random.nextInt(50));
    assertThat(Steps.in(slope, true)).isEmpty();
    assertThat(Steps.in(noise, true)).isEmpty();
    assertThat(Steps.in(slope, false)).isEmpty();
  }
}
