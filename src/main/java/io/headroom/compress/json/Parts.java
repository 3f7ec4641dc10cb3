package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what the strings of a column are made of: fixed characters, the texts of shorter columns,
/// and the star for what differs.
final class Parts {
  /// A copy of a shorter value tells nothing, and in few records may be chance.
  private static final int LEAST_REF = 3;

  static final int ENOUGH_ROWS = 8;

  /// Cutting off less than this in front of a value makes it harder to read and saves nothing.
  private static final int LEAST_PREFIX = 14;

  private final int records;
  private final List<Leaf> bases = new ArrayList<>();

  /// @param records how many records the table has
  Parts(int records) {
    this.records = records;
  }

  /// Adds a column that others may be made of.
  void add(Leaf base) {
    bases.add(base);
  }

  /// Whether the texts of a column tell enough to be referred to.
  boolean referable(Leaf base) {
    return base.length >= (long) LEAST_REF * base.texts.length || records >= ENOUGH_ROWS;
  }

  /// Reads the sampled texts of a leaf from left to right, all at once: a shorter column that every
  /// text goes on with, else a character they share, else the star.
  ///
  /// @param tight whether the star may stand for any part, and there may be several
  List<Piece> of(Leaf leaf, boolean tight) {
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
        return tight ? parts(leaf, at, pieces, literal) : starred(at, pieces, literal);
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

  private List<Piece> parts(Leaf leaf, int[] at, List<Piece> pieces, StringBuilder literal) {
    int head = Anatomy.head(leaf.texts, at, literal.length());
    for (int i = 0; i < at.length; i++) {
      at[i] -= literal.length() - head;
    }
    literal.setLength(head);
    flush(literal, pieces);
    String[] rests = new String[at.length];
    Leaf end = last(leaf, at);
    for (int i = 0; i < rests.length; i++) {
      int to = leaf.texts[i].length() - (end == null ? 0 : end.texts[leaf.rows[i]].length());
      rests[i] = leaf.texts[i].substring(at[i], to);
    }
    pieces.addAll(Anatomy.of(rests));
    if (end != null) {
      pieces.add(new Piece.Ref(end.path));
    }
    return pieces;
  }

  /// The longest column every text ends with.
  private @Nullable Leaf last(Leaf leaf, int[] at) {
    Leaf best = null;
    for (Leaf base : bases) {
      if (base != leaf
          && base.length < leaf.length
          && (best == null || base.length > best.length)
          && base.length >= (long) LEAST_REF * base.texts.length
          && leaf.endsWith(at, base)) {
        best = base;
      }
    }
    return best;
  }

  private static void flush(StringBuilder literal, List<Piece> pieces) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private @Nullable Leaf longest(Leaf leaf, int[] at) {
    Leaf best = null;
    for (Leaf base : bases) {
      if ((best == null || base.length > best.length)
          && referable(base)
          && base.length < leaf.length
          && leaf.goesOn(at, base)) {
        best = base;
      }
    }
    return best;
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
}
