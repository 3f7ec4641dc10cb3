package io.headroom.select;

import java.util.List;
import java.util.PriorityQueue;

/// Ranks units by what each adds over those before it. The ranking knows no budget: a budget takes
/// a prefix of it, so that more budget never shows less.
///
/// What a unit is worth:
///
/// - **rarity**: minus the logarithm of how common its shape is; a shape seen once tells more than
///   one seen daily;
/// - **severity** and **surprise**, as its parser read them off the text;
/// - **relevance** to the question, if there is one;
/// - **boundary**: how it began and how it ended.
///
/// What the unit shares with units already taken is worth less each time: the first of a shape
/// stands for the rest.
public final class Selector {
  private static final double RARITY = 0.50;
  private static final double SEVERITY = 0.60;
  private static final double SURPRISE = 0.45;
  private static final double RELEVANCE = 1.50;
  private static final double BOUNDARY = 0.60;

  /// Worth left to the second unit of a shape, the third, and so on: halved each time.
  private static final double REPEAT = 0.5;

  private Selector() {}

  /// Ranks units, best first; pinned ones lead in source order.
  ///
  /// @param units in source order
  /// @param relevance a score per unit, 0 to 1, as [Relevance#of] gives it
  /// @return the ranking; it holds every unit exactly once
  public static Ranking rank(List<Unit> units, double[] relevance) {
    int n = units.size();
    int shapes = 0;
    for (Unit unit : units) {
      shapes = Math.max(shapes, unit.shape() + 1);
    }
    int[] holders = new int[shapes];
    for (Unit unit : units) {
      holders[unit.shape()]++;
    }
    double[] rarity = new double[shapes];
    double scale = Math.log(n + 1.0);
    for (int s = 0; s < shapes; s++) {
      rarity[s] = holders[s] == 0 ? 0 : Math.log((n + 1.0) / holders[s]) / scale;
    }

    int[] order = new int[n];
    double[] gains = new double[n];
    int[] taken = new int[shapes];
    int filled = 0;
    PriorityQueue<Entry> queue = new PriorityQueue<>(Math.max(1, n));
    for (int u = 0; u < n; u++) {
      Unit unit = units.get(u);
      if (unit.pinned()) {
        order[filled] = u;
        gains[filled++] = Double.POSITIVE_INFINITY;
        taken[unit.shape()]++;
      }
    }
    int pinned = filled;
    for (int u = 0; u < n; u++) {
      Unit unit = units.get(u);
      if (!unit.pinned()) {
        double boundary = u == 0 || u == n - 1 ? BOUNDARY : 0;
        double fixed = RELEVANCE * relevance[u] + boundary;
        double shared =
            RARITY * rarity[unit.shape()] + SEVERITY * unit.severity() + SURPRISE * unit.surprise();
        queue.add(Entry.of(u, fixed, shared, taken[unit.shape()]));
      }
    }
    // Lazy greedy: a gain only ever falls, so an entry that is up to date and still on top is the
    // best of all.
    for (Entry top = queue.poll(); top != null; top = queue.poll()) {
      int shape = units.get(top.unit).shape();
      if (top.repeats != taken[shape]) {
        queue.add(Entry.of(top.unit, top.fixed, top.shared, taken[shape]));
        continue;
      }
      order[filled] = top.unit;
      gains[filled++] = top.gain;
      taken[shape]++;
    }
    return new Ranking(order, gains, pinned);
  }

  private record Entry(int unit, double fixed, double shared, int repeats, double gain)
      implements Comparable<Entry> {
    static Entry of(int unit, double fixed, double shared, int repeats) {
      return new Entry(unit, fixed, shared, repeats, fixed + shared * Math.pow(REPEAT, repeats));
    }

    @Override
    public int compareTo(Entry other) {
      int byGain = Double.compare(other.gain, gain);
      return byGain != 0 ? byGain : Integer.compare(unit, other.unit);
    }
  }
}
