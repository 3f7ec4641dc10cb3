package io.headroom.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody who mistyped a word most probably meant.
final class Nearest {
  private Nearest() {}

  /// The word with the least [#distance] from what was written, upper and lower case alike, if at
  /// most a third of the longer one's characters are wrong; two always may be. The first of
  /// several.
  static Optional<String> of(String written, Collection<String> words) {
    String low = written.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(low, word) <= allowed(low, word))
        .min(Comparator.comparingInt(word -> distance(low, word)));
  }

  private static int allowed(String written, String word) {
    int longer = Math.max(written.length(), word.length());
    return Math.min(longer - 1, Math.max(2, longer / 3));
  }

  /// Damerau and Levenshtein's distance, optimal string alignment: how many characters have to be
  /// added, left out, replaced or exchanged with their neighbour.
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + wrong);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
