package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Path;
import io.headroom.text.TokenCounter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folds that are worth it by counted tokens only, for texts in which all rows stand together. In a
/// choice of rows each has to be understood by itself, so there they are not used.
///
/// @param tokens what counts
record Economy(TokenCounter tokens) {
  /// Tokens a row has to be shorter by for its reader to look into the header.
  private static final double LEAST_SAVING = 1.5;

  /// So much for a letter, which tells nothing by itself.
  private static final double LEAST_CODED = 4;

  /// So much for empty cells, which have to be counted.
  private static final double LEAST_COUNTED = 3;

  /// There are no more letters.
  private static final int MOST_CODES = 26;

  private static final int MOST_KEYS = 12;

  /// Records per value from which on a value comes again and again.
  private static final int AGAIN = 3;

  /// The mean tokens of the cells of a column, with the comma before each.
  double cost(Column column, Path path, List<Json.Obj> rows) {
    List<Json.Obj> sample = Leaf.sampled(rows);
    StringBuilder cells = new StringBuilder();
    Rows writer = new Rows(new Flow(cells, Limits.NONE));
    for (int i = 0; i < sample.size(); i++) {
      cells.append(',');
      writer.cell(column, path.in(sample.get(i)), sample.get(i), i);
    }
    return (double) tokens.count(cells.toString()) / sample.size();
  }

  /// Keeps a fold of a column if it is worth it.
  ///
  /// @return whether it is
  boolean worth(Leaf leaf, Fold fold, List<Json.Obj> rows) {
    Fold before = leaf.column.fold;
    double old = before.whole() ? 0 : cost(leaf.column, leaf.path, rows);
    leaf.column.fold = fold;
    double saved = old - (fold.whole() ? 0 : cost(leaf.column, leaf.path, rows));
    double least =
        switch (fold) {
          case Fold.Codes _ -> LEAST_CODED;
          case Fold.Series _ -> LEAST_COUNTED;
          case Fold.None _, Fold.Constant _, Fold.Copy _, Fold.Lookup _, Fold.Template _ ->
              LEAST_SAVING;
        };
    boolean worth = saved >= least && saved * rows.size() > said(leaf.column);
    if (!worth) {
      leaf.column.fold = before;
    }
    return worth;
  }

  /// The tokens of the line in the header.
  private int said(Column column) {
    StringBuilder out = new StringBuilder();
    Header.folds(List.of(column), 0, out);
    return tokens.count(out.toString());
  }

  /// The steps in which a column goes on.
  static Optional<Fold> series(Path path, List<Json.Obj> rows) {
    if (rows.size() < Parts.ENOUGH_ROWS) {
      return Optional.empty();
    }
    Json before = path.in(rows.getFirst());
    Optional<Step> step = Step.between(before, path.in(rows.get(1)));
    for (int i = 1; step.isPresent() && i < rows.size(); i++) {
      Json value = path.in(rows.get(i));
      if (!step.get().leads(before, value)) {
        return Optional.empty();
      }
      before = value;
    }
    return step.map(Fold.Series::new);
  }

  /// Letters for the values of a column that has few.
  static Optional<Fold> codes(Path path, List<Json.Obj> rows) {
    Map<String, Json> values = new LinkedHashMap<>();
    for (Json.Obj row : rows) {
      Json value = path.in(row);
      if (!value.absent()) {
        values.putIfAbsent(value.raw(), value);
      }
      if (values.size() > MOST_CODES) {
        return Optional.empty();
      }
    }
    return values.size() > 1 && values.size() * AGAIN <= rows.size()
        ? Optional.of(new Fold.Codes(new ArrayList<>(values.values())))
        : Optional.empty();
  }

  /// The values of a column by the text of another, if both say the same in other words, as a name
  /// and a number do. That one merely follows from the other may be chance.
  static Optional<Fold> lookup(Leaf leaf, Leaf by, List<Json.Obj> rows) {
    Map<String, Json> values = new LinkedHashMap<>();
    for (Json.Obj row : rows) {
      Json key = by.path.in(row);
      Json value = leaf.path.in(row);
      if (key.missing() || !key.scalar() || value.missing()) {
        return Optional.empty();
      }
      Json known = values.putIfAbsent(key.text(), value);
      if (known == null && values.size() > MOST_KEYS || known != null && !Json.same(known, value)) {
        return Optional.empty();
      }
    }
    long different = values.values().stream().map(Json::raw).distinct().count();
    return different == values.size() && different > 1 && different * AGAIN <= rows.size()
        ? Optional.of(new Fold.Lookup(by.path, values))
        : Optional.empty();
  }

  private static boolean refers(Fold fold) {
    return fold instanceof Fold.Template template
        && template.pieces().stream().anyMatch(Fold.Piece.Ref.class::isInstance);
  }

  /// Folds that name other columns: first what is no string, then from the dearest column to the
  /// cheapest, by one whose cells stay. So names stay, and numbers for them go.
  void lookups(List<Leaf> leaves, List<Json.Obj> rows) {
    Map<Leaf, Double> costs = new HashMap<>();
    List<Leaf> open = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (!leaf.column.fold.whole() && !(leaf.column.fold instanceof Fold.Series)) {
        costs.put(leaf, cost(leaf.column, leaf.path, rows));
        open.add(leaf);
      }
    }
    open.sort(
        Comparator.comparing((Leaf leaf) -> leaf.strings)
            .thenComparingDouble(leaf -> -costs.getOrDefault(leaf, 0.0)));
    List<Leaf> keys = new ArrayList<>(open);
    keys.removeIf(key -> !key.complete || !key.path.nameable() || refers(key.column.fold));
    List<Leaf> needed = new ArrayList<>();
    for (Leaf leaf : open) {
      for (Leaf key : keys) {
        boolean stays = key != leaf && !key.column.fold.whole();
        if (stays && !needed.contains(leaf)) {
          Optional<Fold> fold = lookup(leaf, key, rows);
          if (fold.isPresent() && worth(leaf, fold.get(), rows)) {
            needed.add(key);
            break;
          }
        }
      }
    }
  }
}
