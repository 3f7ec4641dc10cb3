package io.headroom.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a text speaks of something at all, be it in other words about it: what an agent that
/// comes across it can go on from. Less than [Needle#in] asks.
final class Mentions {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.\\-/]+");
  private static final int SHORTEST_WORD = 3;
  private static final int LEAST_WINDOW = 200;
  private static final int MOST_PLACES = 500;

  private Mentions() {}

  static boolean of(Needle needle, View view) {
    return needle.in(view)
        || switch (needle) {
          case Needle.Text text -> near(view, Normal.blanks(text.value()));
          case Needle.Letters letters -> near(view, Normal.blanks(letters.value()));
          case Needle.AnyOf _ -> false;
          case Needle.Values values -> anywhere(view, values.values());
        };
  }

  private static boolean anywhere(View view, List<List<String>> values) {
    return view.texts().stream()
        .anyMatch(text ->
            values.stream()
                .allMatch(spellings ->
                    spellings.stream()
                        .anyMatch(s -> Found.anywhere(text, s, s.length() <= Needle.SHORT_VALUE))));
  }

  /// Whether all words of a string stand within some characters of its longest one.
  private static boolean near(View view, String value) {
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(value))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    int window = Math.max(LEAST_WINDOW, 3 * value.length());
    return !words.isEmpty() && view.texts().stream().anyMatch(text -> near(text, words, window));
  }

  private static boolean near(String text, List<String> words, int window) {
    String longest = words.getFirst();
    int places = 0;
    for (int at = text.indexOf(longest);
        at >= 0 && places < MOST_PLACES;
        at = text.indexOf(longest, at + 1), places++) {
      int from = Math.max(0, at - window);
      String around = text.substring(from, Math.min(text.length(), at + longest.length() + window));
      if (words.stream().allMatch(around::contains)) {
        return true;
      }
    }
    return false;
  }
}
