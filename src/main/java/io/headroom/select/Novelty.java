package io.headroom.select;

import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Orders units of which none is worth showing by itself by what each adds to those before it: the
/// words no unit before it has, the rarer the more, for its tokens. A greedy cover of the words of
/// the text.
final class Novelty {
  /// Tokens that any unit takes besides its own: its share of line numbers and notes of gaps.
  private static final double OVERHEAD = 4;

  private static final double CHARS_PER_TOKEN = 4;

  /// UTF-16 units of a unit that are read: what it is about is said by then, and units that stand
  /// in one another are not read over and over.
  private static final int READ = 400;

  /// How often a unit is weighed anew before it is taken for what it was worth last, so that cost
  /// stays linear.
  private static final int LOOKS = 4;

  private final List<int[]> words = new ArrayList<>();
  private final List<Unit> units;
  private final double[] weights;
  private final boolean[] told;

  private Novelty(String text, List<Unit> units) {
    this.units = units;
    Map<String, Integer> numbers = new HashMap<>();
    for (Unit unit : units) {
      words.add(words(text, unit, numbers));
    }
    int[] holders = new int[numbers.size()];
    for (int[] some : words) {
      for (int word : some) {
        holders[word]++;
      }
    }
    told = new boolean[holders.length];
    weights = new double[holders.length];
    for (int w = 0; w < holders.length; w++) {
      weights[w] = Math.log((units.size() + 1.0) / holders[w]);
    }
  }

  /// The words of a unit, each once, by their numbers.
  private static int[] words(String text, Unit unit, Map<String, Integer> numbers) {
    Set<Integer> words = new LinkedHashSet<>();
    int start = unit.span().start();
    String read = text.substring(start, Math.min(unit.span().end(), start + READ));
    Words.split(
        read,
        (word, _, _, part) -> {
          if (!part) {
            words.add(numbers.computeIfAbsent(word, _ -> numbers.size()));
          }
        });
    return words.stream().mapToInt(word -> word).toArray();
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
    return ranking.in(order);
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
    return sum / (OVERHEAD + units.get(unit).span().length() / CHARS_PER_TOKEN);
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
