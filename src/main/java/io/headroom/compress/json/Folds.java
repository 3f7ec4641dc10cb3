package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Path;
import io.headroom.compress.json.Fold.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what the columns of a table have in common with themselves and with each other: constants,
/// copies, and strings made of other columns' values, such as `https://…/users/<login>/repos`. What
/// is found on a sample counts only if every record bears it out.
final class Folds {
  /// Longer strings are prose, not made of parts.
  private static final int LONGEST = 400;

  /// Shorter strings are names a reader looks for, such as `owner/repository`; they stay.
  private static final int SHORTEST = 28;

  /// One row in so many may be made otherwise and have its whole value in its cell.
  private static final int ODD_ROW = 20;

  /// A text that at most this share of the records has is spelled whole: it is news.
  private static final double RARE = 0.03;

  private static final int MOST_TEXTS = 40;

  private final List<Json.Obj> rows;
  private final @Nullable Economy economy;

  /// Whether the records are tuples in cells: of those there is no next one to go on to.
  private final boolean tuples;

  private final List<Leaf> leaves = new ArrayList<>();
  private final Parts parts;

  private Folds(List<Json.Obj> rows, @Nullable Economy economy, boolean tuples) {
    this.rows = rows;
    this.tuples = tuples;
    this.economy = economy;
    parts = new Parts(rows.size());
  }

  /// Sets the folds of all columns of a shape.
  ///
  /// @param columns the columns
  /// @param rows the records they are of
  /// @param economy what else is worth it if all rows stand together; null if rows are chosen
  static void find(List<Column> columns, List<Json.Obj> rows, @Nullable Economy economy) {
    find(columns, rows, economy, false);
  }

  private static void find(
      List<Column> columns, List<Json.Obj> rows, @Nullable Economy economy, boolean tuples) {
    if (rows.size() < 2) {
      return;
    }
    Folds folds = new Folds(rows, economy, tuples);
    folds.collect(columns, List.of());
    folds.fold();
  }

  private void collect(List<Column> columns, List<Column> above) {
    for (Column column : columns) {
      List<Column> steps = new ArrayList<>(above);
      steps.add(column);
      switch (column.kind) {
        case LEAF -> leaves.add(new Leaf(leaves.size(), column, new Path(steps)));
        case NESTED -> collect(column.children, steps);
        case OPTIONAL, MANY -> find(column.children, inner(new Path(steps)), economy, true);
      }
    }
  }

  private List<Json.Obj> inner(Path path) {
    List<Json.Obj> inner = new ArrayList<>();
    for (Json.Obj row : rows) {
      switch (path.in(row)) {
        case Json.Obj object -> inner.add(object);
        case Json.Arr array -> {
          for (Json item : array.items()) {
            if (item instanceof Json.Obj object) {
              inner.add(object);
            }
          }
        }
        case Json.Atom _, Json.Text _, Json.Raw _ -> {}
      }
    }
    return inner;
  }

  private void fold() {
    for (Leaf leaf : leaves) {
      Json first = leaf.path.in(rows.getFirst());
      if (!first.missing() && all(row -> Json.same(first, leaf.path.in(row)))) {
        leaf.column.fold = new Fold.Constant(first);
      } else {
        leaf.sample(rows);
      }
    }
    List<Leaf> open = new ArrayList<>(leaves);
    open.removeIf(leaf -> leaf.texts.length == 0);
    open.sort(Comparator.comparingLong((Leaf leaf) -> leaf.length).thenComparingInt(Leaf::order));
    Map<Integer, Leaf> seen = new HashMap<>();
    for (Leaf leaf : open) {
      Leaf twin = seen.putIfAbsent(Arrays.hashCode(leaf.texts), leaf);
      if (twin == null || !copy(leaf, twin)) {
        if (leaf.strings) {
          template(leaf);
        }
      }
      if (leaf.complete && leaf.path.nameable()) {
        parts.add(leaf);
      }
    }
    if (economy != null) {
      save(economy);
    }
  }

  private void save(Economy economy) {
    for (Leaf leaf : leaves) {
      if (!leaf.column.fold.whole()) {
        if (leaf.strings && leaf.texts.length >= Parts.ENOUGH_ROWS) {
          parts(leaf, economy);
        }
        Economy.codes(leaf.path, rows).ifPresent(fold -> economy.worth(leaf, fold, rows));
        if (!tuples) {
          Economy.series(leaf.path, rows).ifPresent(fold -> economy.worth(leaf, fold, rows));
        }
      }
    }
    economy.lookups(leaves, rows);
  }

  /// Says once what strings have in common, be it ever so short, if tokens say so.
  private void parts(Leaf leaf, Economy economy) {
    List<Piece> pieces = parts.of(leaf, true);
    Fold.Template template = new Fold.Template(pieces);
    if (pieces.size() > 1 && !template.whole() && holds(template, leaf)) {
      economy.worth(leaf, template, rows);
    }
  }

  /// Whether a template says what the records have, but for a few that have their own value.
  private boolean holds(Fold.Template template, Leaf leaf) {
    int odd = template.whole() ? 0 : rows.size() / ODD_ROW;
    for (Json.Obj row : rows) {
      if (!Templates.holds(template, row, leaf.path.in(row)) && --odd < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean copy(Leaf leaf, Leaf twin) {
    if (!leaf.complete || !twin.complete || !twin.path.nameable() || !parts.referable(twin)) {
      return false;
    }
    if (all(row -> Json.same(leaf.path.in(row), twin.path.in(row)))) {
      leaf.column.fold = new Fold.Copy(twin.path);
      return true;
    }
    Fold.Template template = new Fold.Template(List.of(new Piece.Ref(twin.path)));
    if (leaf.strings && all(row -> Templates.holds(template, row, leaf.path.in(row)))) {
      leaf.column.fold = template;
      return true;
    }
    return false;
  }

  private void template(Leaf leaf) {
    long rows = leaf.texts.length;
    boolean made = leaf.length >= SHORTEST * rows && leaf.length <= LONGEST * rows;
    List<Piece> pieces = made ? parts.of(leaf, false) : List.of();
    if (pieces.isEmpty() || pieces.equals(List.of(Piece.STAR))) {
      text(leaf);
      return;
    }
    Fold.Template template = new Fold.Template(pieces);
    if (template.whole() && !leaf.complete) {
      return;
    }
    if (holds(template, leaf)) {
      leaf.column.fold = template;
      if (economy == null && !template.whole()) {
        leaf.column.rare = rare(leaf);
      }
    }
  }

  /// The texts few records have, in a column in which few texts come again and again.
  private Set<String> rare(Leaf leaf) {
    Map<String, Integer> counts = new HashMap<>();
    for (Json.Obj row : rows) {
      Json value = leaf.path.in(row);
      counts.merge(value.missing() ? "" : value.text(), 1, Integer::sum);
      if (counts.size() > MOST_TEXTS) {
        return Set.of();
      }
    }
    if (counts.size() * 2 > rows.size()) {
      return Set.of();
    }
    int most = Math.max(1, (int) (RARE * rows.size()));
    counts.values().removeIf(count -> count > most);
    return Set.copyOf(counts.keySet());
  }

  /// A column of strings most of which look like numbers is declared to be of strings, which spares
  /// the quotes.
  private void text(Leaf leaf) {
    long quoted = Arrays.stream(leaf.texts).filter(Quoting::number).count();
    Fold.Template plain = new Fold.Template(List.of(Piece.STAR));
    if (quoted * 2 > leaf.texts.length
        && all(row -> Templates.holds(plain, row, leaf.path.in(row)))) {
      leaf.column.fold = plain;
    }
  }

  private boolean all(java.util.function.Predicate<Json.Obj> test) {
    for (Json.Obj row : rows) {
      if (!test.test(row)) {
        return false;
      }
    }
    return true;
  }
}
