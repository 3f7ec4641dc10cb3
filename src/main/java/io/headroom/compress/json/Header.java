package io.headroom.compress.json;

import io.headroom.compress.json.Column.Kind;
import io.headroom.compress.json.Fold.Piece;
import io.headroom.compress.json.Quoting.Place;
import java.util.List;
import java.util.Map;

/// Writes the header of a table: the names of its cells, and what is said once for all rows.
final class Header {
  private Header() {}

  /// The names between braces.
  static void names(List<Column> columns, boolean keyed, StringBuilder out) {
    out.append(keyed ? "{key: " : "{");
    boolean first = true;
    for (Column column : columns) {
      if (!column.visible()) {
        continue;
      }
      if (!first) {
        out.append(',');
      }
      first = false;
      out.append(Quoting.name(column.name));
      switch (column.kind) {
        case LEAF -> {
          if (column.fold instanceof Fold.Series series) {
            out.append('(').append(series.step()).append(')');
          }
        }
        case NESTED -> names(column.children, false, out);
        case OPTIONAL -> {
          out.append('?');
          names(column.children, false, out);
        }
        case MANY -> {
          out.append('[');
          names(column.children, false, out);
          out.append(']');
        }
      }
    }
    out.append('}');
  }

  /// The folds, a line each.
  static void folds(List<Column> columns, int depth, StringBuilder out) {
    for (Column column : columns) {
      if (!column.said()) {
        continue;
      }
      out.append('\n').repeat(' ', depth).append(Quoting.name(column.name));
      if (column.kind == Kind.LEAF) {
        out.append(": ");
        fold(column.fold, out);
      } else {
        out.append(
            switch (column.kind) {
              case OPTIONAL -> "?:";
              case MANY -> "[]:";
              case LEAF, NESTED -> ":";
            });
        folds(column.children, depth + 1, out);
      }
    }
  }

  private static void fold(Fold fold, StringBuilder out) {
    switch (fold) {
      case Fold.None _, Fold.Series _ -> throw new IllegalStateException("nothing to say");
      case Fold.Lookup lookup -> {
        out.append('<').append(lookup.of().name()).append(": ");
        String comma = "";
        for (Map.Entry<String, Json> entry : lookup.values().entrySet()) {
          key(entry.getKey(), out.append(comma));
          value(entry.getValue(), out.append('='));
          comma = ",";
        }
        out.append('>');
      }
      case Fold.Codes codes -> {
        out.append("<*: ");
        for (int i = 0; i < codes.values().size(); i++) {
          out.append(i > 0 ? "," : "").append((char) ('A' + i)).append('=');
          value(codes.values().get(i), out);
        }
        out.append('>');
      }
      case Fold.Copy copy -> out.append('<').append(copy.of().name()).append('>');
      case Fold.Constant constant -> {
        if (constant.value() instanceof Json.Text text) {
          template(List.of(new Piece.Literal(text.value())), out);
        } else {
          new Flow(out, Limits.NONE).value(constant.value(), Place.LINE);
        }
      }
      case Fold.Template template -> template(template.pieces(), out);
    }
  }

  /// A key is a text, whatever it looks like.
  private static void key(String key, StringBuilder out) {
    if (Quoting.atom(key)) {
      out.append(key);
    } else {
      text(key, out);
    }
  }

  private static void value(Json value, StringBuilder out) {
    if (value instanceof Json.Text text) {
      text(text.value(), out);
    } else {
      new Flow(out, Limits.NONE).value(value, Place.FLOW);
    }
  }

  private static void text(String value, StringBuilder out) {
    boolean bare = value.indexOf('=') < 0 && value.indexOf('>') < 0;
    if (bare && Quoting.bare(value, Place.FLOW)) {
      out.append(value);
    } else {
      Quoting.quote(value, out);
    }
  }

  private static void template(List<Piece> pieces, StringBuilder out) {
    boolean bare = !(pieces.size() == 1 && pieces.getFirst() instanceof Piece.Ref);
    StringBuilder text = new StringBuilder();
    StringBuilder quoted = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Star _ -> append("*", text, quoted);
        case Piece.Ref ref -> append("<" + ref.path().name() + ">", text, quoted);
        case Piece.Literal literal -> {
          String value = literal.text();
          bare &= value.indexOf('<') < 0 && value.indexOf('*') < 0;
          text.append(value);
          String json = Quoting.quote(value);
          String inner = json.substring(1, json.length() - 1);
          quoted.append(inner.replace("<", "\\u003c").replace("*", "\\u002a"));
        }
      }
    }
    if (bare && Quoting.bare(text.toString(), Place.FOLD)) {
      out.append(text);
    } else {
      out.append('"').append(quoted).append('"');
    }
  }

  private static void append(String part, StringBuilder text, StringBuilder quoted) {
    text.append(part);
    quoted.append(part);
  }
}
