package io.headroom.retrieve;

import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a text as Lucene takes them in: those of [Words], the parts of a run at the run's
/// own position, so that a name counts once towards a piece's length however many parts it has.
final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final List<String> words = new ArrayList<>();
  private final BitSet parts = new BitSet();
  private int next;

  /// Takes the words of another text.
  WordStream of(String text) {
    words.clear();
    parts.clear();
    Words.split(
        text,
        (word, _, _, part) -> {
          parts.set(words.size(), part);
          words.add(UnitSearch.cut(word));
        });
    return this;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (next == words.size()) {
      return false;
    }
    term.append(words.get(next));
    position.setPositionIncrement(parts.get(next) ? 0 : 1);
    next++;
    return true;
  }
}
