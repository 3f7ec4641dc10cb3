package io.headroom.compress.diff;

import io.headroom.text.Words;
import java.util.HashSet;
import java.util.Set;

/// How much of a change the patch has not said before: names it introduces rather than uses.
final class News {
  /// Words after which a change that has no new one says nothing new.
  private static final double ENOUGH = 4;

  private static final int SHORTEST = 3;

  private final Set<String> known = new HashSet<>();

  /// Takes in the next part of a patch.
  ///
  /// @return how new its words are, 0 to 1; a part of hardly any words tells little
  double of(String part) {
    Set<String> fresh = new HashSet<>();
    Words.split(
        part,
        (word, _, _, within) -> {
          if (!within && word.length() >= SHORTEST && !Character.isDigit(word.charAt(0))) {
            fresh.add(word);
          }
        });
    fresh.removeAll(known);
    known.addAll(fresh);
    return Math.min(1, fresh.size() / ENOUGH);
  }
}
