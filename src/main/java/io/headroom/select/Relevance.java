package io.headroom.select;

import io.headroom.text.Aside;
import io.headroom.text.Words;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much each unit has to do with a question: BM25 with the idf of this very text, so that a
/// word every unit has counts for nothing and a word only three have counts for nearly all. What
/// the question spells as one piece with digits or punctuation in it, an address, an identifier, a
/// path, is one term besides its parts and weighs more than they do.
public final class Relevance {
  // Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), usual
  // values.
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /// Weight of a term that is spelled as one piece against that of a word.
  private static final double PIECE = 4;

  private static final int SHORTEST_PIECE = 3;

  /// Units that are counted in one go.
  private static final int CHUNK = 64;

  private Relevance() {}

  /// Scores every unit against a question, in one pass over the text.
  ///
  /// @param query the question; blank for none
  /// @param text the text the units are of
  /// @param units the units, in source order
  /// @return one score per unit, from 0 (nothing in common) to 1 (has every word of the question
  ///   that the text has, and few others have them)
  public static double[] of(String query, String text, List<Unit> units) {
    double[] scores = new double[units.size()];
    Map<String, Integer> words = words(query);
    if (words.isEmpty() || units.isEmpty()) {
      return scores;
    }
    List<String> pieces = pieces(query);
    int terms = words.size() + pieces.size();
    Tally[] tallies = new Tally[units.size()];
    int chunks = (units.size() + CHUNK - 1) / CHUNK;
    var _ =
        Aside.all(
            text.length(),
            chunks,
            chunk -> {
              int to = Math.min(units.size(), (chunk + 1) * CHUNK);
              for (int u = chunk * CHUNK; u < to; u++) {
                tallies[u] = Tally.of(units.get(u).span().of(text), words, pieces);
              }
              return chunk;
            });
    int[] holders = new int[terms];
    long total = 0;
    for (Tally tally : tallies) {
      total += tally.length;
      for (int t = 0; t < tally.counts.length; t++) {
        holders[t] += tally.counts[t] > 0 ? 1 : 0;
      }
    }
    double[] weights = new double[terms];
    double rarest = 0;
    for (int t = 0; t < terms; t++) {
      double idf =
          holders[t] == 0
              ? 0
              : Math.log(1 + (units.size() - holders[t] + 0.5) / (holders[t] + 0.5));
      weights[t] = t < words.size() ? idf : PIECE * idf;
      rarest = Math.max(rarest, idf);
    }
    double meanLength = Math.max(1.0, (double) total / units.size());
    score(scores, tallies, weights, meanLength);
    // A question whose every word is common asks for nothing in particular.
    double pointed = Math.min(1, rarest / Math.log(1 + units.size()));
    for (int u = 0; u < scores.length; u++) {
      scores[u] *= pointed;
    }
    return scores;
  }

  /// What of a question one unit has.
  ///
  /// @param length words of the unit
  /// @param counts how often it has each term; empty if it has none
  private record Tally(int length, int[] counts) {
    private static final int[] NOTHING = {};

    static Tally of(String unit, Map<String, Integer> words, List<String> pieces) {
      int[] counts = new int[words.size() + pieces.size()];
      int[] length = new int[1];
      Words.split(
          unit,
          (word, _, _, part) -> {
            Integer term = words.get(word);
            if (term != null) {
              counts[term]++;
            }
            if (!part) {
              length[0]++;
            }
          });
      for (int p = 0; p < pieces.size(); p++) {
        counts[words.size() + p] = contains(unit, pieces.get(p)) ? 1 : 0;
      }
      boolean any = false;
      for (int count : counts) {
        any |= count > 0;
      }
      return new Tally(length[0], any ? counts : NOTHING);
    }
  }

  private static void score(double[] scores, Tally[] tallies, double[] weights, double meanLength) {
    double best = 0;
    for (double weight : weights) {
      best += weight;
    }
    for (int u = 0; u < scores.length; u++) {
      int[] counts = tallies[u].counts;
      if (counts.length == 0 || best == 0) {
        continue;
      }
      double norm = K1 * (1 - B + B * tallies[u].length / meanLength);
      double sum = 0;
      for (int t = 0; t < counts.length; t++) {
        if (counts[t] > 0) {
          sum += weights[t] * counts[t] * (K1 + 1) / (counts[t] + norm);
        }
      }
      scores[u] = Math.min(1, sum / best);
    }
  }

  private static Map<String, Integer> words(String query) {
    Map<String, Integer> words = new HashMap<>();
    Words.split(query, (word, _, _, _) -> words.putIfAbsent(word, words.size()));
    return words;
  }

  /// The pieces between white space that are more than a word, without the quotes and the
  /// punctuation around them.
  private static List<String> pieces(String query) {
    Set<String> pieces = new LinkedHashSet<>();
    for (String piece : query.split("\\s+", -1)) {
      int from = 0;
      int to = piece.length();
      while (from < to
          && !Character.isLetterOrDigit(piece.charAt(from))
          && piece.charAt(from) != '/') {
        from++;
      }
      while (to > from && !Character.isLetterOrDigit(piece.charAt(to - 1))) {
        to--;
      }
      String inner = piece.substring(from, to);
      if (inner.length() >= SHORTEST_PIECE && inner.chars().anyMatch(c -> !Character.isLetter(c))) {
        pieces.add(inner);
      }
    }
    return List.copyOf(pieces);
  }

  /// Whether a piece occurs and does not go on in a longer number or word: `10.0.0.1` is not in
  /// `10.0.0.12`.
  private static boolean contains(String unit, String piece) {
    for (int at = unit.indexOf(piece); at >= 0; at = unit.indexOf(piece, at + 1)) {
      int end = at + piece.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(unit.charAt(at - 1));
      boolean ends = end == unit.length() || !Character.isLetterOrDigit(unit.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
