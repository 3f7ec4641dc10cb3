package io.headroom.compress.json;

import io.headroom.select.rows.Value;
import java.util.Arrays;

/// A JSON value as it stands in its source: numbers keep their digits, strings their characters,
/// objects their order. Leaves are slices of the source, so a tree costs little more than its text.
sealed interface Json extends Value {
  /// The text the offsets are of.
  String source();

  /// UTF-16 offset of the first character.
  int start();

  /// UTF-16 offset after the last character.
  int end();

  /// Characters of the value in minified JSON.
  @Override
  int weight();

  /// The value as its source spells it.
  @Override
  default String raw() {
    return source().substring(start(), end());
  }

  /// An object whose names differ from each other. `names[i]` names `values[i]`.
  record Obj(String source, int start, int end, int weight, String[] names, Json[] values)
      implements Json {
    /// The member of a name, or [Atom#MISSING]; `hint` is where records of this shape mostly have
    /// it.
    Json get(String name, int hint) {
      if (hint < names.length && names[hint].equals(name)) {
        return values[hint];
      }
      int at = Arrays.asList(names).indexOf(name);
      return at < 0 ? Atom.MISSING : values[at];
    }
  }

  /// An array.
  record Arr(String source, int start, int end, int weight, Json[] items) implements Json {}

  /// A string; the slice has its quotes and escapes.
  record Text(String source, int start, int end) implements Json {
    /// A string made anew.
    static Text of(String value) {
      String quoted = Quoting.quote(value);
      return new Text(quoted, 0, quoted.length());
    }

    /// The characters the string stands for.
    String value() {
      return Quoting.unquote(source, start, end);
    }

    @Override
    public int weight() {
      return end - start;
    }
  }

  /// A number, `true`, `false` or `null`.
  record Atom(String source, int start, int end) implements Json {
    /// Stands where a record lacks a member; never part of a tree.
    static final Atom MISSING = new Atom("", 0, 0);

    /// An atom made anew.
    static Atom of(String text) {
      return new Atom(text, 0, text.length());
    }

    boolean isNumber() {
      return end > start && (source.charAt(start) == '-' || source.charAt(start) <= '9');
    }

    boolean isNull() {
      return end > start && source.charAt(start) == 'n';
    }

    @Override
    public int weight() {
      return end - start;
    }
  }

  /// An object that has a name twice. What it means depends on its reader, so it is shown in its
  /// own minified spelling only.
  record Raw(String source, int start, int end) implements Json {
    String minified() {
      return Quoting.minify(source, start, end);
    }

    @Override
    public int weight() {
      return end - start;
    }
  }

  /// Whether this stands for a member that is not there.
  @Override
  default boolean missing() {
    return this instanceof Atom atom && atom.end == atom.start;
  }

  /// Whether there is nothing to read here: null, or not even that.
  @Override
  default boolean absent() {
    return this instanceof Atom atom && (atom.missing() || atom.isNull());
  }

  /// Whether the value is neither object nor array.
  @Override
  default boolean scalar() {
    return this instanceof Text || this instanceof Atom;
  }

  /// The characters of a string, the digits of a number, the name of a constant, else the source.
  @Override
  default String text() {
    return this instanceof Text string ? string.value() : raw();
  }

  @Override
  default double number() {
    return this instanceof Atom atom && atom.isNumber() ? Double.parseDouble(raw()) : Double.NaN;
  }

  /// Whether two values are the same: numbers digit for digit (`1.0` is not `1`), strings character
  /// for character whatever their escapes, arrays in order, objects by their members in any order.
  static boolean same(Json a, Json b) {
    return switch (a) {
      case Atom x -> b instanceof Atom y && sameSlice(x, y);
      case Text x -> b instanceof Text y && (sameSlice(x, y) || x.value().equals(y.value()));
      case Raw x -> b instanceof Raw y && x.minified().equals(y.minified());
      case Arr x -> {
        if (!(b instanceof Arr y) || x.items.length != y.items.length) {
          yield false;
        }
        boolean same = true;
        for (int i = 0; same && i < x.items.length; i++) {
          same = same(x.items[i], y.items[i]);
        }
        yield same;
      }
      case Obj x -> {
        if (!(b instanceof Obj y) || x.names.length != y.names.length) {
          yield false;
        }
        boolean same = true;
        for (int i = 0; same && i < x.names.length; i++) {
          Json other = y.get(x.names[i], i);
          same = !other.missing() && same(x.values[i], other);
        }
        yield same;
      }
    };
  }

  private static boolean sameSlice(Json a, Json b) {
    int length = a.end() - a.start();
    return length == b.end() - b.start()
        && a.source().regionMatches(a.start(), b.source(), b.start(), length);
  }
}
