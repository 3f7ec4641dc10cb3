package io.headroom.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
/// stands for the rest. For a budget, a long unit has to be worth more than a short one.
public final class Selector {
  /// Worth is told apart in steps of one 64th, so that units of one shape fall into few lines.
  private static final double STEPS = 64;

  /// Tokens that any unit takes besides its own: its share of line numbers and notes of gaps.
  private static final double OVERHEAD = 6;

  /// Sizes are told apart in quarters of an octave.
  private static final double SIZES = 4;

  private static final int SIZE_BITS = 8;
  private static final int WORTH_BITS = 24;

  private Selector() {}

  /// Ranks units, best first; pinned ones lead in source order.
  ///
  /// @param units in source order
  /// @param relevance a score per unit, 0 to 1, as [Relevance#of] gives it
  /// @return the ranking; it holds every unit exactly once
  public static Ranking rank(List<Unit> units, double[] relevance) {
    return rank(units, relevance, new int[units.size()], Weights.DEFAULT);
  }

  /// Ranks units for a budget: those first that are worth most for what they cost.
  ///
  /// @param units in source order
  /// @param relevance a score per unit, 0 to 1, as [Relevance#of] gives it
  /// @param tokens estimated tokens of each unit
  /// @return the ranking; it holds every unit exactly once
  public static Ranking rank(List<Unit> units, double[] relevance, int[] tokens) {
    return rank(units, relevance, tokens, Weights.DEFAULT);
  }

  static Ranking rank(List<Unit> units, double[] relevance, int[] tokens, Weights weights) {
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
    for (int u = 0; u < n; u++) {
      if (units.get(u).pinned()) {
        order[filled] = u;
        gains[filled++] = Double.POSITIVE_INFINITY;
        taken[units.get(u).shape()]++;
      }
    }
    int pinned = filled;

    double[] fixed = new double[n];
    int[] shared = new int[n];
    for (int u = 0; u < n; u++) {
      Unit unit = units.get(u);
      fixed[u] =
          weights.relevance() * relevance[u] + (u == 0 || u == n - 1 ? weights.boundary() : 0);
      double worth =
          weights.rarity() * rarity[unit.shape()]
              + weights.severity() * unit.severity()
              + weights.surprise() * unit.surprise();
      shared[u] = (int) Math.round(worth * STEPS);
    }
    PriorityQueue<Line> queue = new PriorityQueue<>();
    for (Line line : lines(units, fixed, shared, tokens, weights)) {
      line.price(taken[line.shape]);
      queue.add(line);
    }
    // Lazy greedy: a gain only ever falls, so a line that is up to date and still on top has the
    // best unit of all.
    for (Line top = queue.poll(); top != null; top = queue.poll()) {
      if (top.repeats == taken[top.shape]) {
        order[filled] = top.unit();
        gains[filled++] = top.gain;
        taken[top.shape]++;
        if (!top.advance()) {
          continue;
        }
      }
      top.price(taken[top.shape]);
      queue.add(top);
    }
    return new Ranking(order, gains, pinned);
  }

  /// Puts units that fall in worth together into one line: of these, only the first can be the next
  /// to be taken. A text of a million equal units is one line, not a million candidates.
  private static List<Line> lines(
      List<Unit> units, double[] fixed, int[] shared, int[] tokens, Weights weights) {
    int n = units.size();
    Map<Long, List<Integer>> members = new LinkedHashMap<>();
    for (int u = 0; u < n; u++) {
      if (!units.get(u).pinned()) {
        long shapeAndSize = (long) units.get(u).shape() << SIZE_BITS | size(tokens[u]);
        members
            .computeIfAbsent(shapeAndSize << WORTH_BITS | shared[u], _ -> new ArrayList<>(2))
            .add(u);
      }
    }
    List<Line> lines = new ArrayList<>(members.size());
    members.forEach((key, line) -> {
      line.sort(Comparator.comparingDouble((Integer u) -> -fixed[u]).thenComparingInt(u -> u));
      double worth = (key & (1L << WORTH_BITS) - 1) / STEPS;
      double octaves = (key >> WORTH_BITS & (1L << SIZE_BITS) - 1) / SIZES;
      int shape = (int) (key >> WORTH_BITS + SIZE_BITS);
      lines.add(new Line(shape, worth, weights.price(octaves), weights.repeat(), line, fixed));
    });
    return lines;
  }

  /// The size of a unit as a number of steps.
  private static int size(int tokens) {
    double octaves = Math.log((tokens + OVERHEAD) / OVERHEAD) / Math.log(2);
    return (int) Math.round(SIZES * octaves);
  }

  /// Units of one shape and one worth, best first, and the gain of the next of them.
  private static final class Line implements Comparable<Line> {
    private final int shape;
    private final double shared;
    private final double price;
    private final double repeat;
    private final List<Integer> units;
    private final double[] fixed;
    private int next;
    private int repeats;
    private double gain;

    Line(
        int shape,
        double shared,
        double price,
        double repeat,
        List<Integer> units,
        double[] fixed) {
      this.shape = shape;
      this.shared = shared;
      this.price = price;
      this.repeat = repeat;
      this.units = units;
      this.fixed = fixed;
    }

    int unit() {
      return units.get(next);
    }

    void price(int taken) {
      repeats = taken;
      gain = (fixed[unit()] + shared * Math.pow(repeat, taken)) / price;
    }

    boolean advance() {
      return ++next < units.size();
    }

    @Override
    public int compareTo(Line other) {
      int byGain = Double.compare(other.gain, gain);
      return byGain != 0 ? byGain : Integer.compare(unit(), other.unit());
    }
  }
}
