package io.headroom.select;

import io.headroom.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much each unit has to do with a question: BM25 with the idf of this very text, so that a
/// word every unit has counts for nothing and a word only three have counts for nearly all.
public final class Relevance {
  // Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), usual
  // values.
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private Relevance() {}

  /// Scores every unit against a question, in one pass over the text.
  ///
  /// @param query the question; blank for none
  /// @param text the text the units are of
  /// @param units the units, in source order
  /// @return one score per unit, from 0 (nothing in common) to 1 (has every word of the question
  ///   that the text has)
  public static double[] of(String query, String text, List<Unit> units) {
    double[] scores = new double[units.size()];
    Map<String, Integer> terms = terms(query);
    if (terms.isEmpty() || units.isEmpty()) {
      return scores;
    }
    int @Nullable [][] frequencies = new int[units.size()][];
    int[] lengths = new int[units.size()];
    int[] holders = new int[terms.size()];
    long words = 0;
    for (int u = 0; u < units.size(); u++) {
      int[] counts = new int[terms.size()];
      int[] length = new int[1];
      Words.split(
          units.get(u).span().of(text),
          (word, _, _, part) -> {
            Integer term = terms.get(word);
            if (term != null) {
              counts[term]++;
            }
            if (!part) {
              length[0]++;
            }
          });
      lengths[u] = length[0];
      words += length[0];
      boolean any = false;
      for (int t = 0; t < counts.length; t++) {
        if (counts[t] > 0) {
          holders[t]++;
          any = true;
        }
      }
      if (any) {
        frequencies[u] = counts;
      }
    }
    return score(
        scores, frequencies, lengths, holders, Math.max(1.0, (double) words / units.size()));
  }

  private static double[] score(
      double[] scores, int[][] frequencies, int[] lengths, int[] holders, double meanLength) {
    int n = scores.length;
    double[] idf = new double[holders.length];
    double best = 0;
    for (int t = 0; t < idf.length; t++) {
      idf[t] = holders[t] == 0 ? 0 : Math.log(1 + (n - holders[t] + 0.5) / (holders[t] + 0.5));
      best += idf[t];
    }
    if (best == 0) {
      return scores;
    }
    for (int u = 0; u < n; u++) {
      int[] counts = frequencies[u];
      if (counts == null) {
        continue;
      }
      double norm = K1 * (1 - B + B * lengths[u] / meanLength);
      double sum = 0;
      for (int t = 0; t < counts.length; t++) {
        if (counts[t] > 0) {
          sum += idf[t] * counts[t] * (K1 + 1) / (counts[t] + norm);
        }
      }
      scores[u] = Math.min(1, sum / best);
    }
    return scores;
  }

  private static Map<String, Integer> terms(String query) {
    Map<String, Integer> terms = new HashMap<>();
    Words.split(query, (word, _, _, _) -> terms.putIfAbsent(word, terms.size()));
    return terms;
  }
}
