package io.headroom.eval;

import io.headroom.text.Lines;
import io.headroom.text.Words;
import java.util.HashMap;
import java.util.Map;

/// The most specific word of a needle: what somebody would look for who knows of it. Of its words
/// (runs of letters, digits and `_`, at least three characters if one is so long) the one that the
/// fewest lines of the text have; of these the one that occurs least, then the longest, then the
/// first.
final class SpecificWords {
  private static final int LEAST_CHARS = 3;

  private final Map<String, int[]> uses = new HashMap<>(); // word -> lines, occurrences, last line

  SpecificWords(String text) {
    Lines lines = Lines.of(text);
    for (int i = 0; i < lines.count(); i++) {
      int line = i;
      Words.split(
          lines.line(i),
          (word, _, _, part) -> {
            if (!part) {
              use(word, line);
            }
          });
    }
  }

  private void use(String word, int line) {
    int[] use = uses.computeIfAbsent(word, _ -> new int[] {0, 0, -1});
    use[0] += use[2] == line ? 0 : 1;
    use[1]++;
    use[2] = line;
  }

  /// Finds it.
  ///
  /// @return the word as the needle spells it; the needle itself if it has no word
  String of(Needle needle) {
    String words = needle.words();
    Best best = new Best();
    Words.split(
        words,
        (word, start, end, part) -> {
          int[] use = part ? null : uses.get(word);
          if (use != null) {
            best.offer(words.substring(start, end), use[0], use[1]);
          }
        });
    return best.word.isEmpty() ? words : best.word;
  }

  private static final class Best {
    private String word = "";
    private int lines;
    private int occurrences;

    void offer(String other, int otherLines, int otherOccurrences) {
      boolean shorter = other.length() < LEAST_CHARS;
      boolean better;
      if (word.isEmpty() || shorter != word.length() < LEAST_CHARS) {
        better = word.isEmpty() || !shorter;
      } else if (otherLines != lines) {
        better = otherLines < lines;
      } else if (otherOccurrences != occurrences) {
        better = otherOccurrences < occurrences;
      } else {
        better = other.length() > word.length();
      }
      if (better) {
        word = other;
        lines = otherLines;
        occurrences = otherOccurrences;
      }
    }
  }
}
