package io.headroom.retrieve;

import io.headroom.compress.Document;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a selection without a question would show first. Found out when first asked for; safe for
/// use by many threads at once.
final class Highlights {
  /// More than an answer of some thousand tokens has room for.
  private static final int MOST = 200;

  private static final int MOST_UNITS = 20_000;

  private final Document document;
  private final List<Piece> pieces;
  private Optional<List<Integer>> best = Optional.empty();

  Highlights(Document document, List<Piece> pieces) {
    this.document = document;
    this.pieces = pieces;
  }

  /// The pieces that stand out, best first.
  ///
  /// @return their indices; empty where one is like another
  synchronized List<Integer> best() {
    if (best.isEmpty()) {
      best = Optional.of(find());
    }
    return best.get();
  }

  /// Everything, best first: what a selection for some words would show when it has a budget to use
  /// up.
  ///
  /// @param words what is asked for
  /// @return indices of pieces; empty where there are so many that ordering them takes too long
  List<Integer> all(Set<String> words) {
    List<Unit> units = document.signals();
    if (units.size() > MOST_UNITS) {
      return best();
    }
    String text = document.text();
    double[] relevance = Relevance.of(String.join(" ", words), text, units);
    int[] sizes = units.stream().mapToInt(unit -> 1 + unit.span().length() / 4).toArray();
    Ranking ranking = Selector.rank(units, relevance).spread(text, units, sizes, _ -> -1);
    Set<Integer> found = new LinkedHashSet<>();
    for (int i = 0; i < ranking.order().length && found.size() < MOST; i++) {
      int piece = Piece.at(pieces, units.get(ranking.order()[i]).span().start());
      if (piece >= 0) {
        found.add(piece);
      }
    }
    return List.copyOf(found);
  }

  private List<Integer> find() {
    List<Unit> units = document.signals();
    if (units.stream().allMatch(unit -> unit.shape() == 0 && unit.severity() == 0)) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    Ranking ranking = Selector.rank(units, new double[units.size()]);
    int worth = ranking.worthShowing(new int[units.size()]);
    for (int i = 0; i < Math.min(worth, MOST); i++) {
      int piece = Piece.at(pieces, units.get(ranking.order()[i]).span().start());
      if (piece >= 0) {
        found.add(piece);
      }
    }
    return List.copyOf(found);
  }
}
