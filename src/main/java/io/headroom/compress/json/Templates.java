package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Piece;

/// Takes strings apart by a template.
final class Templates {
  private Templates() {}

  /// Whether a template says what a record has. Null and a missing member are fine where there is a
  /// star, because then there is a cell to say so.
  static boolean holds(Fold.Template template, Json.Obj row, Json value) {
    return switch (value) {
      case Json.Text text -> fits(template, row, text.value());
      case Json.Atom atom -> !template.whole() && atom.absent();
      case Json.Obj _, Json.Arr _, Json.Raw _ -> false;
    };
  }

  private static boolean fits(Fold.Template template, Json.Obj row, String value) {
    int at = 0;
    for (Piece piece : template.pieces()) {
      switch (piece) {
        case Piece.Star _ -> {
          return true;
        }
        case Piece.Literal literal -> {
          if (!value.startsWith(literal.text(), at)) {
            return false;
          }
          at += literal.text().length();
        }
        case Piece.Ref ref -> {
          Json of = ref.path().in(row);
          if (of.missing() || !of.scalar() || !value.startsWith(of.text(), at)) {
            return false;
          }
          at += of.text().length();
        }
      }
    }
    return at == value.length();
  }

  /// What stands for the star, which is the last piece of its template.
  static String star(Fold.Template template, Json.Obj row, String value) {
    int at = 0;
    for (Piece piece : template.pieces()) {
      at +=
          switch (piece) {
            case Piece.Literal literal -> literal.text().length();
            case Piece.Ref ref -> ref.path().in(row).text().length();
            case Piece.Star _ -> 0;
          };
    }
    return value.substring(at);
  }
}
