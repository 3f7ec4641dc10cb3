package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Piece;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes strings apart by a template.
final class Templates {
  /// Stands between what stands for two stars.
  static final char BAR = '|';

  private Templates() {}

  /// Whether a template says all there is to say of a record. Null and a missing member are fine
  /// where there is a star, because then there is a cell to say so.
  static boolean holds(Fold.Template template, Json.Obj row, Json value) {
    return switch (value) {
      case Json.Text text -> cell(template, row, text.value()).isPresent();
      case Json.Atom atom -> !template.whole() && atom.absent();
      case Json.Obj _, Json.Arr _, Json.Raw _ -> false;
    };
  }

  /// What stands for the stars, with bars between; empty if the string is not made so.
  static Optional<String> cell(Fold.Template template, Json.Obj row, String value) {
    List<Piece> pieces = template.pieces();
    int star = pieces.indexOf(Piece.STAR);
    int from = star < 0 ? pieces.size() : star;
    String head = text(pieces.subList(0, from), row);
    if (head == null || !value.startsWith(head)) {
      return Optional.empty();
    }
    if (star < 0) {
      return head.length() == value.length() ? Optional.of("") : Optional.empty();
    }
    int last = pieces.lastIndexOf(Piece.STAR);
    String tail = text(pieces.subList(last + 1, pieces.size()), row);
    if (tail == null || value.length() < head.length() + tail.length() || !value.endsWith(tail)) {
      return Optional.empty();
    }
    String inner = value.substring(head.length(), value.length() - tail.length());
    return star == last ? Optional.of(inner) : parted(pieces.subList(star, last + 1), row, inner);
  }

  /// Takes apart what stands between the first star and the last.
  private static Optional<String> parted(List<Piece> pieces, Json.Obj row, String inner) {
    StringBuilder cell = new StringBuilder(inner.length());
    int at = 0;
    int from = 1;
    while (from < pieces.size()) {
      int to = from;
      while (!pieces.get(to).equals(Piece.STAR)) {
        to++;
      }
      String text = text(pieces.subList(from, to), row);
      int found = text == null ? -1 : inner.indexOf(text, at);
      if (text == null || found < 0 || inner.indexOf(BAR, at, found) >= 0) {
        return Optional.empty();
      }
      cell.append(inner, at, found).append(BAR);
      at = found + text.length();
      from = to + 1;
    }
    return inner.indexOf(BAR, at) >= 0
        ? Optional.empty()
        : Optional.of(cell.append(inner, at, inner.length()).toString());
  }

  /// What pieces without a star say of a record; null if the record lacks a value they name.
  private static @Nullable String text(List<Piece> pieces, Json.Obj row) {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Literal literal) {
      return literal.text();
    }
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal literal -> out.append(literal.text());
        case Piece.Star _ -> throw new IllegalArgumentException("a star is no text");
        case Piece.Ref ref -> {
          Json of = ref.path().in(row);
          if (of.missing() || !of.scalar()) {
            return null;
          }
          out.append(of.text());
        }
      }
    }
    return out.toString();
  }
}
