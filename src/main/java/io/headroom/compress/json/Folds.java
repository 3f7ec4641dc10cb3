package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Path;
import io.headroom.compress.json.Fold.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what the columns of a table have in common with themselves and with each other: constants,
/// copies, and strings made of other columns' values, such as `https://…/users/<login>/repos`. What
/// is found on a sample counts only if every record bears it out.
final class Folds {
  private static final int SAMPLE = 64;

  /// Longer strings are prose, not made of parts.
  private static final int LONGEST = 400;

  /// A copy of a shorter value tells nothing, and in few records may be chance.
  private static final int LEAST_REF = 3;

  private static final int ENOUGH_ROWS = 8;

  /// Shorter strings are names a reader looks for, such as `owner/repository`; they stay.
  private static final int SHORTEST = 28;

  /// Cutting off less than this in front of a value makes it harder to read and saves nothing.
  private static final int LEAST_PREFIX = 14;

  private final List<Json.Obj> rows;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Leaf> bases = new ArrayList<>();

  private Folds(List<Json.Obj> rows) {
    this.rows = rows;
  }

  /// Sets the folds of all columns of a shape.
  ///
  /// @param columns the columns
  /// @param rows the records they are of
  static void find(List<Column> columns, List<Json.Obj> rows) {
    if (rows.size() < 2) {
      return;
    }
    Folds folds = new Folds(rows);
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
        case OPTIONAL, MANY -> find(column.children, inner(new Path(steps)));
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
        bases.add(leaf);
      }
    }
  }

  private boolean copy(Leaf leaf, Leaf twin) {
    if (!leaf.complete || !twin.complete || !twin.path.nameable() || !referable(twin)) {
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

  private boolean referable(Leaf base) {
    return base.length >= (long) LEAST_REF * base.texts.length || rows.size() >= ENOUGH_ROWS;
  }

  private void template(Leaf leaf) {
    long rows = leaf.texts.length;
    boolean made = leaf.length >= SHORTEST * rows && leaf.length <= LONGEST * rows;
    List<Piece> pieces = made ? pieces(leaf) : List.of();
    if (pieces.isEmpty() || pieces.equals(List.of(Piece.STAR))) {
      text(leaf);
      return;
    }
    Fold.Template template = new Fold.Template(pieces);
    if (template.whole() && !leaf.complete) {
      return;
    }
    if (all(row -> Templates.holds(template, row, leaf.path.in(row)))) {
      leaf.column.fold = template;
    }
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

  /// Reads the sampled texts of a leaf from left to right, all at once: a shorter column that every
  /// text goes on with, else a character they share, else the star.
  private List<Piece> pieces(Leaf leaf) {
    int n = leaf.texts.length;
    int[] at = new int[n];
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (!ended(leaf.texts, at)) {
      Leaf base = longest(leaf, at);
      if (base != null) {
        flush(literal, pieces);
        pieces.add(new Piece.Ref(base.path));
        for (int i = 0; i < n; i++) {
          at[i] += base.texts[leaf.rows[i]].length();
        }
      } else if (shared(leaf.texts, at)) {
        literal.append(leaf.texts[0].charAt(at[0]));
        for (int i = 0; i < n; i++) {
          at[i]++;
        }
      } else {
        return starred(at, pieces, literal);
      }
    }
    flush(literal, pieces);
    return pieces;
  }

  private List<Piece> starred(int[] at, List<Piece> pieces, StringBuilder literal) {
    // The cut goes after a separator, so that what is left is a name and not the rest of one.
    int cut = literal.length();
    while (cut > 0 && "/=#?".indexOf(literal.charAt(cut - 1)) < 0) {
      cut--;
    }
    if (cut == 0 || at[0] - (literal.length() - cut) < LEAST_PREFIX) {
      return List.of();
    }
    literal.setLength(cut);
    flush(literal, pieces);
    pieces.add(Piece.STAR);
    return pieces;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private @org.jspecify.annotations.Nullable Leaf longest(Leaf leaf, int[] at) {
    Leaf best = null;
    for (Leaf base : bases) {
      if ((best == null || base.length > best.length)
          && referable(base)
          && goesOn(leaf, at, base)) {
        best = base;
      }
    }
    return best;
  }

  private static boolean goesOn(Leaf leaf, int[] at, Leaf base) {
    for (int i = 0; i < at.length; i++) {
      if (!leaf.texts[i].startsWith(base.texts[leaf.rows[i]], at[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean ended(String[] texts, int[] at) {
    for (int i = 0; i < at.length; i++) {
      if (at[i] < texts[i].length()) {
        return false;
      }
    }
    return true;
  }

  private static boolean shared(String[] texts, int[] at) {
    for (int i = 0; i < at.length; i++) {
      if (at[i] >= texts[i].length() || texts[i].charAt(at[i]) != texts[0].charAt(at[0])) {
        return false;
      }
    }
    return true;
  }

  private boolean all(java.util.function.Predicate<Json.Obj> test) {
    for (Json.Obj row : rows) {
      if (!test.test(row)) {
        return false;
      }
    }
    return true;
  }

  /// A leaf column and the texts of some of its records.
  private static final class Leaf {
    final int order;
    final Column column;
    final Path path;

    /// Sampled texts, and which of the sampled records each is of.
    String[] texts = new String[0];

    int[] rows = new int[0];
    long length;

    /// All sampled values are there; all that are there are strings.
    boolean complete = true;

    boolean strings = true;

    Leaf(int order, Column column, Path path) {
      this.order = order;
      this.column = column;
      this.path = path;
    }

    int order() {
      return order;
    }

    void sample(List<Json.Obj> all) {
      int n = Math.min(SAMPLE, all.size());
      List<String> found = new ArrayList<>();
      int[] places = new int[n];
      for (int i = 0; i < n; i++) {
        Json value = path.in(all.get((int) ((long) i * all.size() / n)));
        if (value.scalar() && !value.absent()) {
          strings &= value instanceof Json.Text;
          places[found.size()] = i;
          String text = value.text();
          length += text.length();
          found.add(text);
        } else {
          complete = false;
          if (!value.scalar()) {
            return;
          }
        }
      }
      texts = found.toArray(new String[0]);
      rows = Arrays.copyOf(places, texts.length);
    }
  }
}
