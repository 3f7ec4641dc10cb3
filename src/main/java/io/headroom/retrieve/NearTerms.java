package io.headroom.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words of an original that are near to words it does not have: one begins with the other, only
/// their endings differ, or few letters do.
final class NearTerms {
  private static final int LEAST_CHARS = 3;
  private static final int MOST_CHARS = 40;
  private static final int MOST_ASKED = 12;
  private static final int MOST_FORMED = 64;
  private static final int MOST_EDITS = 3;
  private static final int LEAST_STEM = 4;
  private static final int MOST_ENDING = 3;

  /// Words this near are taken to be what was meant; forms of one word are just so near.
  static final double FORM = 0.75;

  private NearTerms() {}

  /// A word that is there.
  ///
  /// @param word the word
  /// @param holders how many pieces have it
  /// @param nearness 0 (far) to 1 (equal) to the nearest word asked for
  record Near(String word, int holders, double nearness) {}

  /// Finds near words, one walk over the vocabulary.
  ///
  /// @param absent words that are not there
  /// @param search where to look
  /// @param most how many to return
  /// @return the nearest, nearest first, then the more frequent
  static List<Near> of(Set<String> absent, UnitSearch search, int most) {
    List<String> asked =
        absent.stream()
            .filter(word -> word.length() >= LEAST_CHARS && word.length() <= MOST_CHARS)
            .limit(MOST_ASKED)
            .toList();
    List<Near> near = new ArrayList<>();
    search.vocabulary((word, holders) -> {
      double best = 0;
      for (String one : asked) {
        best = Math.max(best, nearness(one, word));
      }
      if (best > 0) {
        near.add(new Near(word, holders, best));
      }
    });
    near.sort(
        Comparator.comparingDouble(Near::nearness)
            .thenComparingInt(Near::holders)
            .reversed()
            .thenComparing(Near::word));
    return List.copyOf(near.subList(0, Math.min(most, near.size())));
  }

  /// Finds other forms of words, as `parser` is one of `parsing`.
  ///
  /// @param absent words that are not there
  /// @param search where to look
  /// @return words that are there
  static Set<String> forms(Set<String> absent, UnitSearch search) {
    List<String> asked =
        absent.stream()
            .filter(word -> word.length() > LEAST_STEM && word.length() <= MOST_CHARS)
            .filter(word -> word.chars().allMatch(Character::isLetter))
            .limit(MOST_FORMED)
            .toList();
    Set<String> forms = new LinkedHashSet<>();
    if (!asked.isEmpty()) {
      search.vocabulary((word, _) -> {
        if (asked.stream().anyMatch(one -> form(one, word))) {
          forms.add(word);
        }
      });
    }
    return forms;
  }

  /// How near a word is; 0 if it is another word altogether.
  static double nearness(String asked, String word) {
    int shorter = Math.min(asked.length(), word.length());
    int longer = Math.max(asked.length(), word.length());
    if (shorter < LEAST_CHARS || longer > MOST_CHARS) {
      return 0;
    }
    if (asked.startsWith(word) || word.startsWith(asked)) {
      // What is added at the end changes a word less than what is changed in it.
      return shorter * 2 < longer ? 0 : 1 - (longer - shorter) / (2.0 * longer);
    }
    if (form(asked, word)) {
      return FORM;
    }
    int most = Math.min(MOST_EDITS, shorter / LEAST_CHARS);
    if (longer - shorter > most) {
      return 0;
    }
    int edits = edits(asked, word);
    return edits > most ? 0 : 1 - (double) edits / longer;
  }

  /// Whether two words differ in their endings only, as `failed` and `failing` do.
  private static boolean form(String asked, String word) {
    int same = 0;
    while (same < Math.min(asked.length(), word.length())
        && asked.charAt(same) == word.charAt(same)) {
      same++;
    }
    return same >= LEAST_STEM && Math.max(asked.length(), word.length()) - same <= MOST_ENDING;
  }

  /// Letters to insert, delete, replace or swap with a neighbour to make one word the other.
  private static int edits(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        char x = a.charAt(i - 1);
        char y = b.charAt(j - 1);
        int best = Math.min(last[j - 1] + (x == y ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && x == b.charAt(j - 2) && a.charAt(i - 2) == y) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        row[j] = best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
