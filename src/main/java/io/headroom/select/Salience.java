package io.headroom.select;

import io.headroom.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much a sentence says of what its text is about: the words it shares with many other
/// sentences (centrality, as in Luhn's and later extractive summaries), without those that nearly
/// every sentence has, per word, so that length alone earns nothing.
public final class Salience {
  /// A word in more than this share of the sentences is grammar.
  private static final double COMMON = 0.20;

  /// Words a sentence needs before its density counts in full.
  private static final int ENOUGH_WORDS = 8;

  private Salience() {}

  /// Scores units.
  ///
  /// @param text the text the units are of
  /// @param units the units, in source order
  /// @return one score per unit, 0 to 1
  public static double[] of(String text, List<Unit> units) {
    Map<String, Integer> holders = new HashMap<>();
    for (Unit unit : units) {
      for (String word : words(text, unit)) {
        holders.merge(word, 1, Integer::sum);
      }
    }
    double n = Math.max(1, units.size());
    double[] scores = new double[units.size()];
    double best = 0;
    for (int u = 0; u < scores.length; u++) {
      Set<String> words = words(text, units.get(u));
      double sum = 0;
      for (String word : words) {
        int count = holders.getOrDefault(word, 0);
        if (count > 1 && count <= Math.max(2, COMMON * n)) {
          sum += Math.log(count) * Math.log(n / count);
        }
      }
      scores[u] = sum / Math.max(ENOUGH_WORDS, words.size());
      best = Math.max(best, scores[u]);
    }
    for (int u = 0; best > 0 && u < scores.length; u++) {
      scores[u] /= best;
    }
    return scores;
  }

  private static Set<String> words(String text, Unit unit) {
    Set<String> words = new HashSet<>();
    Words.split(
        unit.span().of(text),
        (word, _, _, part) -> {
          if (!part) {
            words.add(word);
          }
        });
    return words;
  }
}
