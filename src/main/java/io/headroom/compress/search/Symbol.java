package io.headroom.compress.search;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The name a search was for: the word of the question that the matches share, or, without a
/// question, the longest word they all share.
final class Symbol {
  /// Share of the matches that have the name. Searches that ignore case, or for one of several
  /// names, leave some without it.
  private static final double MOST = 0.8;

  private static final int SHORTEST = 3;

  /// Words of a question looked at.
  private static final int MAX_WORDS = 64;

  private Symbol() {}

  static Optional<String> of(String query, List<Hit> hits) {
    List<Hit> matches = hits.stream().filter(Hit::match).toList();
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> asked = best(identifiers(query), matches, MOST);
    if (asked.isPresent() || matches.size() < 2) {
      return asked;
    }
    Hit shortest = Collections.min(matches, Comparator.comparingInt(hit -> hit.text().length()));
    return best(identifiers(shortest.text()), matches, 1);
  }

  private static Optional<String> best(Set<String> words, List<Hit> matches, double share) {
    String best = "";
    for (String word : words) {
      if (word.length() > best.length()
          && matches.stream().filter(hit -> hit.text().contains(word)).count()
              >= share * matches.size()) {
        best = word;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static Set<String> identifiers(String text) {
    Set<String> words = new HashSet<>();
    int at = 0;
    while (at < text.length() && words.size() < MAX_WORDS) {
      int end = at;
      while (end < text.length() && part(text.charAt(end))) {
        end++;
      }
      if (end - at >= SHORTEST && !Character.isDigit(text.charAt(at))) {
        words.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return words;
  }

  /// Whether a name stands in a text on its own, not as a part of a longer one.
  static boolean whole(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (wholeAt(text, at, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  static boolean wholeAt(String text, int start, int end) {
    return (start == 0 || !part(text.charAt(start - 1)))
        && (end == text.length() || !part(text.charAt(end)));
  }

  static boolean part(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
