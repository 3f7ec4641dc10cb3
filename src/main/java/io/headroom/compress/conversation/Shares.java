package io.headroom.compress.conversation;

/// Divides a room among those who want some of it, by their weights: whoever wants less than its
/// share leaves the rest to the others. More room never gives anybody less.
final class Shares {
  /// Halvings after which the level is exact to the token.
  private static final int STEPS = 60;

  private Shares() {}

  /// Divides.
  ///
  /// @param wanted what each wants, at least 0
  /// @param weights how each counts, above 0
  /// @param room what there is
  /// @return what each gets, at most what it wants; all together at most the room
  static int[] of(int[] wanted, double[] weights, int room) {
    double low = 0;
    double high = 0;
    for (int i = 0; i < wanted.length; i++) {
      high = Math.max(high, wanted[i] / weights[i]);
    }
    if (sum(at(high, wanted, weights)) <= room) {
      return wanted.clone();
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (sum(at(middle, wanted, weights)) <= room) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return at(low, wanted, weights);
  }

  private static int[] at(double level, int[] wanted, double[] weights) {
    int[] shares = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      shares[i] = (int) Math.min(wanted[i], level * weights[i]);
    }
    return shares;
  }

  private static long sum(int[] shares) {
    long sum = 0;
    for (int share : shares) {
      sum += share;
    }
    return sum;
  }
}
