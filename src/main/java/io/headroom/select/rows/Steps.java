package io.headroom.select.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds where a series goes on at another level.
final class Steps {
  private static final int WINDOW = 8;

  /// Difference of the means of neighbouring windows in standard errors. A straight slope gives 7
  /// at a window of 8, whatever its steepness.
  private static final double LEAST = 9;

  private static final int MOST = 4;

  private Steps() {}

  /// The places where a series steps, first values of the new level.
  ///
  /// @param series the numbers in order
  /// @param whole whether none is missing; a series with holes has no steps
  static List<Integer> in(double[] series, boolean whole) {
    int n = series.length;
    if (!whole || n < 4 * WINDOW) {
      return List.of();
    }
    double[] strength = new double[n];
    for (int i = WINDOW; i + WINDOW <= n; i++) {
      strength[i] = strength(series, i);
    }
    List<Integer> steps = new ArrayList<>();
    for (int i = WINDOW; i + WINDOW <= n; i++) {
      if (strength[i] > LEAST && greatestAround(strength, i)) {
        steps.add(i);
      }
    }
    steps.sort(Comparator.comparingDouble((Integer i) -> -strength[i]).thenComparing(i -> i));
    return steps.subList(0, Math.min(MOST, steps.size()));
  }

  private static double strength(double[] series, int at) {
    double left = mean(series, at - WINDOW);
    double right = mean(series, at);
    double noise = variance(series, at - WINDOW, left) + variance(series, at, right);
    double difference = Math.abs(right - left);
    return difference == 0 ? 0 : difference / Math.sqrt(noise / WINDOW);
  }

  private static double mean(double[] series, int from) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i++) {
      sum += series[i];
    }
    return sum / WINDOW;
  }

  private static double variance(double[] series, int from, double mean) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i++) {
      sum += (series[i] - mean) * (series[i] - mean);
    }
    return sum / WINDOW;
  }

  private static boolean greatestAround(double[] strength, int at) {
    for (int i = Math.max(0, at - WINDOW); i < Math.min(strength.length, at + WINDOW); i++) {
      if (strength[i] > strength[at] || strength[i] == strength[at] && i < at) {
        return false;
      }
    }
    return true;
  }
}
