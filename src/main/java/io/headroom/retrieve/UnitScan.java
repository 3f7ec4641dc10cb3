package io.headroom.retrieve;

import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.function.ToDoubleFunction;

/// Search by reading through: for originals so large that an index would take seconds to build, and
/// more memory than it is worth. Reads some 130 MB a second; every word counts the same.
record UnitScan(String text, List<Piece> pieces) implements UnitSearch {
  @Override
  public List<Hit> rank(Set<String> words, ToDoubleFunction<String> weight, int most) {
    List<Unit> units = new ArrayList<>(pieces.size());
    pieces.forEach(piece -> units.add(Unit.plain(piece.span(), 0)));
    double[] scores = Relevance.of(String.join(" ", words), text, units);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        hits.add(new Hit(i, scores[i]));
      }
    }
    hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::piece));
    return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
  }

  @Override
  public Set<String> absent(Set<String> words) {
    Set<String> absent = new LinkedHashSet<>(words);
    for (int i = 0; i < pieces.size() && !absent.isEmpty(); i++) {
      Words.split(
          pieces.get(i).span().of(text), (word, _, _, _) -> absent.remove(UnitSearch.cut(word)));
    }
    return absent;
  }

  @Override
  public void vocabulary(ObjIntConsumer<String> sink) {
    Map<String, Integer> holders = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < pieces.size() && holders.size() < MOST_WORDS; i++) {
      int piece = i;
      Words.split(
          pieces.get(i).span().of(text),
          (whole, _, _, _) -> {
            String word = UnitSearch.cut(whole);
            Integer before = last.put(word, piece);
            if (before == null || before != piece) {
              holders.merge(word, 1, Integer::sum);
            }
          });
    }
    new TreeMap<>(holders).forEach(sink::accept);
  }

  @Override
  public long bytes() {
    return 0;
  }
}
