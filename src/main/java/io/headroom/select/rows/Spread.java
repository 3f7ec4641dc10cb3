package io.headroom.select.rows;

import java.util.Arrays;

/// How far numbers usually lie from the one in their middle, and which lie too far.
public final class Spread {
  /// Robust z-score of an outlier; Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
  /// (1993).
  private static final double OUTLIER = 3.5;

  /// A greater share of the numbers is no set of outliers but a long tail.
  private static final double FEW = 0.03;

  /// Of a normal distribution, standard deviations per median distance from the median.
  private static final double NORMAL = 1.4826;

  private final double middle;
  private final double bound;

  /// Measures numbers.
  ///
  /// @param sorted the numbers in ascending order, at least one
  public Spread(double[] sorted) {
    middle = middle(sorted);
    bound = OUTLIER * scale(sorted);
  }

  /// The number in the middle; of two, the lower.
  static double middle(double[] sorted) {
    return sorted[(sorted.length - 1) / 2];
  }

  /// Whether a number is an outlier.
  ///
  /// @param number any; NaN is none
  /// @return true if it lies too far from the others
  public boolean strays(double number) {
    return bound > 0 && Math.abs(number - middle) > bound;
  }

  /// The usual distance from the middle. In a long tail the standard deviation is the measure, not
  /// the spread of the many.
  private double scale(double[] sorted) {
    double[] distances = Arrays.stream(sorted).map(x -> Math.abs(x - middle)).sorted().toArray();
    double spread = NORMAL * middle(distances);
    int far = distances.length;
    while (far > 0 && distances[far - 1] > OUTLIER * spread) {
      far--;
    }
    if (spread > 0 && distances.length - far <= Math.max(1, FEW * sorted.length)) {
      return spread;
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / sorted.length);
  }
}
