package io.headroom.select;

import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Orders units of which none is worth showing by itself by what each adds to those before it: the
/// words no unit before it has, the rarer the more, for its tokens. A greedy cover of the words of
/// the text.
final class Novelty {
  /// Tokens that any unit takes besides its own: its share of line numbers and notes of gaps.
  private static final double OVERHEAD = Double.parseDouble(System.getProperty("noh", "4"));

  /// How often a unit is weighed anew before it is taken for what it was worth last, so that cost
  /// stays linear.
  private static final int LOOKS = 4;

  private final List<int[]> words = new ArrayList<>();
  private final List<Unit> units;
  private double[] weights = {};
  private boolean[] told = {};

  private Novelty(String text, List<Unit> units) {
    this.units = units;
    Map<String, Integer> numbers = new HashMap<>();
    for (Unit unit : units) {
      Map<String, Integer> own = new HashMap<>();
      Words.split(
          unit.span().of(text),
          (word, _, _, part) -> {
            if (!part) {
              own.computeIfAbsent(word, w -> numbers.computeIfAbsent(w, _ -> numbers.size()));
            }
          });
      int[] ids = own.values().stream().mapToInt(i -> i).toArray();
      words.add(ids);
    }
    int[] counts = new int[numbers.size()];
    words.forEach(ids -> {
      for (int id : ids) {
        counts[id]++;
      }
    });
    told = new boolean[counts.length];
    weights = new double[counts.length];
    for (int w = 0; w < counts.length; w++) {
      weights[w] = Math.log((units.size() + 1.0) / counts[w]);
    }
  }

  /// Reorders the units of a ranking behind the first few.
  ///
  /// @param ranking a ranking of the units
  /// @param first how many stay where they are
  /// @param text the text the units are of
  /// @param units the units
  /// @return the ranking with the others by what they add
  static Ranking behind(Ranking ranking, int first, String text, List<Unit> units) {
    Novelty novelty = new Novelty(text, units);
    int[] order = ranking.order().clone();
    for (int i = 0; i < first; i++) {
      novelty.tell(order[i]);
    }
    PriorityQueue<Candidate> queue = new PriorityQueue<>();
    for (int i = first; i < order.length; i++) {
      queue.add(new Candidate(order[i], i, novelty.worth(order[i]), 0));
    }
    for (int at = first; at < order.length; ) {
      Candidate top = queue.remove();
      double worth = top.looks < LOOKS ? novelty.worth(top.unit) : top.worth;
      Candidate next = queue.peek();
      if (next == null || worth >= next.worth || top.looks >= LOOKS) {
        order[at++] = top.unit;
        novelty.tell(top.unit);
      } else {
        queue.add(new Candidate(top.unit, top.rank, worth, top.looks + 1));
      }
    }
    return new Ranking(order, ranking.gains(), ranking.pinned());
  }

  private void tell(int unit) {
    for (int word : words.get(unit)) {
      told[word] = true;
    }
  }

  private double worth(int unit) {
    double sum = 0;
    for (int word : words.get(unit)) {
      sum += told[word] ? 0 : weights[word];
    }
    return sum / (OVERHEAD + units.get(unit).span().length() / 4.0);
  }

  private record Candidate(int unit, int rank, double worth, int looks)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byWorth = Double.compare(other.worth, worth);
      return byWorth != 0 ? byWorth : Integer.compare(rank, other.rank);
    }
  }
}
