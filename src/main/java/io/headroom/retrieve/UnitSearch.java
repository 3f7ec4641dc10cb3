package io.headroom.retrieve;

import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.ToDoubleFunction;

/// Finds the pieces of one original that have to do with some words, by BM25 with the word
/// frequencies of this very original. Safe for use by many threads at once.
sealed interface UnitSearch permits UnitIndex, UnitScan {
  /// Most words looked at where a whole vocabulary is walked.
  int MOST_WORDS = 200_000;

  /// Longest word compared, in UTF-16 units; the rest of a longer one is ignored.
  int MOST_CHARS = 255;

  /// A piece and how much it has to do with the words.
  ///
  /// @param piece index of the piece
  /// @param score above 0; of meaning only beside other scores of the same search
  record Hit(int piece, double score) {}

  /// Ranks pieces.
  ///
  /// @param words in lower case, as [io.headroom.text.Words] gives them
  /// @param weight how much a word counts, above 0
  /// @param most how many to return
  /// @return the best, best first, in source order among equals
  List<Hit> rank(Set<String> words, ToDoubleFunction<String> weight, int most);

  /// Which of some words no piece has.
  Set<String> absent(Set<String> words);

  /// Walks the vocabulary, at most [#MOST_WORDS] of it, always in the same order.
  ///
  /// @param sink gets each word and the number of pieces that have it
  void vocabulary(ObjIntConsumer<String> sink);

  /// Memory it takes.
  ///
  /// @return bytes, about
  long bytes();

  /// A word as it is compared.
  static String cut(String word) {
    return word.length() <= MOST_CHARS ? word : word.substring(0, MOST_CHARS);
  }
}
