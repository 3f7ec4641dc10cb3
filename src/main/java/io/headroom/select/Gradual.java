package io.headroom.select;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;

/// Puts off units that would take more than all before them together, so that a budget is never
/// left half empty for one unit that does not fit.
final class Gradual {
  /// Tokens, or share of all, that a unit may take wherever it stands.
  private static final double FREE_TOKENS = 40;

  private static final double FREE_SHARE = 0.1;

  private final int[] tokens;
  private final IntUnaryOperator parent;
  private final double free;
  private final boolean[] placed;
  private final int[] order;
  private int filled;
  private double spent;

  Gradual(int[] tokens, IntUnaryOperator parent) {
    this.tokens = tokens;
    this.parent = parent;
    this.free = Math.max(FREE_TOKENS, FREE_SHARE * Arrays.stream(tokens).asLongStream().sum());
    this.placed = new boolean[tokens.length];
    this.order = new int[tokens.length];
  }

  Ranking order(Ranking ranking) {
    PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    int rank = 0;
    for (int unit : ranking.order()) {
      while (!waiting.isEmpty() && fits(waiting.element().cost)) {
        place(waiting.remove().unit);
      }
      int cost = cost(unit);
      if (rank < ranking.pinned() || fits(cost)) {
        place(unit);
      } else {
        waiting.add(new Waiting(cost, rank, unit));
      }
      rank++;
    }
    while (!waiting.isEmpty()) {
      place(waiting.remove().unit);
    }
    return ranking.in(order);
  }

  private boolean fits(int cost) {
    return cost <= Math.max(free, spent);
  }

  /// Tokens of a unit and of those it stands in, as far as they are not placed.
  private int cost(int unit) {
    int cost = 0;
    for (int at = unit; at >= 0 && !placed[at]; at = parent.applyAsInt(at)) {
      cost += tokens[at];
    }
    return cost;
  }

  /// Places a unit behind those it stands in.
  private void place(int unit) {
    int from = filled;
    for (int at = unit; at >= 0 && !placed[at]; at = parent.applyAsInt(at)) {
      placed[at] = true;
      order[filled++] = at;
      spent += tokens[at];
    }
    for (int i = from, j = filled - 1; i < j; i++, j--) {
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private record Waiting(int cost, int rank, int unit) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return cost != other.cost
          ? Integer.compare(cost, other.cost)
          : Integer.compare(rank, other.rank);
    }
  }
}
