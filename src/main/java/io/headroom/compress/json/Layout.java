package io.headroom.compress.json;

import io.headroom.select.Unit;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays a tree out as blocks and finds its units: rows of tables, items of lists, members of large
/// objects. What is small stays on one line and is one unit.
final class Layout {
  /// Characters of minified JSON below which a value is one unit on one line.
  private static final int SMALL = 160;

  /// Objects with few large records in them are opened, not listed.
  private static final int FEW = 6;

  private static final int LARGE = 3_000;

  /// So are some more, if most of them is in arrays and texts that have an inside of their own.
  private static final int MOST_OPENED = 12;

  private static final double MOST_BULK = 0.6;

  /// Values of arrays longer than this are grouped into units.
  private static final int MOST_VALUES = 20_000;

  /// Strings longer than this on average get a line each.
  private static final int LONG_VALUE = 60;

  /// Deeper values stand on one line, which keeps recursion shallow.
  private static final int MAX_DEPTH = 60;

  /// Strings shorter than this are shown as strings even if they hold JSON.
  private static final int LEAST_EMBEDDED = 200;

  /// Strings with so many characters and lines may be texts that can be shortened themselves.
  private static final int LEAST_PASSAGE = 1_500;

  private static final int LEAST_LINES = 8;

  private final List<Unit> units = new ArrayList<>();
  private final Work work;
  private Origin origin;

  private Layout(Origin origin, Work work) {
    this.origin = origin;
    this.work = work;
  }

  /// A layout and the units it is made of.
  record Laid(Block root, List<Unit> units) {}

  /// Lays out the values of a text.
  ///
  /// @param root the document, or the list of its documents
  /// @param work progress and cancellation
  static Laid of(Json root, Work work) {
    Layout layout = new Layout(Origin.SELF, work);
    Block block =
        switch (root) {
          case Json.Obj object when object.names().length > 0 -> layout.object(object, "", 0);
          case Json.Arr array when array.items().length > 0 -> layout.array(array, "", 0);
          case Json.Text text -> layout.text(text, "", 0);
          case Json.Obj _, Json.Arr _, Json.Raw _, Json.Atom _ -> layout.inline(root, "");
        };
    return new Laid(block, List.copyOf(layout.units));
  }

  private Block block(Json node, String pointer, int depth) {
    return switch (node) {
      case Json.Text text -> text(text, pointer, depth);
      case Json.Obj object when object.weight() > SMALL && depth < MAX_DEPTH ->
          object(object, pointer, depth);
      case Json.Arr array when array.weight() > SMALL && depth < MAX_DEPTH ->
          array(array, pointer, depth);
      case Json.Obj _, Json.Arr _, Json.Raw _, Json.Atom _ -> inline(node, pointer);
    };
  }

  private Block inline(Json node, String pointer) {
    return new Block.Inline(node, unit(node, pointer));
  }

  private int unit(Json node, String pointer) {
    return unit(node.start(), node.end(), pointer);
  }

  private Block text(Json.Text text, String pointer, int depth) {
    if (text.weight() < LEAST_EMBEDDED || depth >= MAX_DEPTH) {
      return inline(text, pointer);
    }
    Optional<Json> inner = Embedding.of(text, work);
    if (inner.isEmpty()) {
      return text.weight() >= LEAST_PASSAGE && lined(text)
          ? new Block.Passage(text, unit(text, pointer))
          : inline(text, pointer);
    }
    Origin outer = origin;
    origin = outer.within(text);
    Block block = block(inner.get(), pointer, depth + 1);
    origin = outer;
    return new Block.Embedded(text, block);
  }

  private Block object(Json.Obj node, String pointer, int depth) {
    int from = units.size();
    List<Json.Obj> rows = records(node.values());
    if (rows.size() > 2 && Shape.alike(rows) && !large(rows)) {
      List<String> keys = List.of(node.names());
      for (int i = 0; i < keys.size(); i++) {
        Json row = rows.get(i);
        unit(nameStart(row), row.end(), pointer + "/" + escape(keys.get(i)));
      }
      return new Block.Table(
          rows, keys, List.of(Shape.of(rows)), new int[rows.size()], from, units.size());
    }
    List<Block> members = new ArrayList<>();
    for (int i = 0; i < node.names().length; i++) {
      Json value = node.values()[i];
      int unit = units.size();
      Block block = block(value, pointer + "/" + escape(node.names()[i]), depth + 1);
      if (block instanceof Block.Inline || block instanceof Block.Passage) {
        Unit own = units.get(unit);
        Span span = new Span(origin.at(nameStart(value)), own.span().end());
        units.set(unit, new Unit(span, own.pointer(), 0, 0, 0, false));
      }
      members.add(block);
    }
    return new Block.Members(node, List.copyOf(members), from, units.size());
  }

  private Block array(Json.Arr node, String pointer, int depth) {
    int from = units.size();
    Json[] items = node.items();
    List<Json.Obj> rows = records(items);
    if (rows.size() > 1 && !large(rows)) {
      Optional<Shapes> shapes = Shapes.of(rows);
      if (shapes.isPresent()) {
        for (int i = 0; i < items.length; i++) {
          unit(items[i].start(), items[i].end(), pointer + "/" + i);
        }
        Shapes found = shapes.get();
        return new Block.Table(rows, List.of(), found.shapes(), found.of(), from, units.size());
      }
    }
    if (values(node)) {
      int step = Math.max(1, items.length / MOST_VALUES);
      for (int i = 0; i < items.length; i += step) {
        int last = Math.min(items.length, i + step) - 1;
        unit(items[i].start(), items[last].end(), pointer + "/" + i);
      }
      return new Block.Values(node, step, from, units.size());
    }
    List<Block> blocks = new ArrayList<>(items.length);
    for (int i = 0; i < items.length; i++) {
      blocks.add(block(items[i], pointer + "/" + i, depth + 1));
    }
    return new Block.Items(node, List.copyOf(blocks), from, units.size());
  }

  private static boolean large(List<Json.Obj> rows) {
    long weight = rows.stream().mapToLong(Json::weight).sum();
    return rows.size() < FEW && weight > (long) LARGE * rows.size()
        || rows.size() <= MOST_OPENED && bulk(rows) > MOST_BULK * weight;
  }

  /// Characters of what has an inside of its own: large arrays and texts.
  private static long bulk(List<Json.Obj> rows) {
    long bulk = 0;
    for (Json.Obj row : rows) {
      for (Json value : row.values()) {
        boolean inside =
            value instanceof Json.Text text && text.weight() >= LEAST_PASSAGE && lined(text)
                || value instanceof Json.Arr && value.weight() >= LARGE;
        bulk += inside ? value.weight() : 0;
      }
    }
    return bulk;
  }

  private static boolean lined(Json.Text text) {
    int lines = 1;
    int at = text.source().indexOf("\\n", text.start());
    while (at >= 0 && at < text.end() && lines < LEAST_LINES) {
      lines++;
      at = text.source().indexOf("\\n", at + 2);
    }
    return lines >= LEAST_LINES;
  }

  private static boolean values(Json.Arr node) {
    for (Json item : node.items()) {
      if (!item.scalar()) {
        return false;
      }
    }
    return node.weight() <= (long) LONG_VALUE * node.items().length;
  }

  /// The values as records, or none if one of them is none.
  private static List<Json.Obj> records(Json[] values) {
    List<Json.Obj> rows = new ArrayList<>(values.length);
    for (Json value : values) {
      if (!(value instanceof Json.Obj object) || object.names().length == 0) {
        return List.of();
      }
      rows.add(object);
    }
    return rows;
  }

  private int unit(int start, int end, String pointer) {
    units.add(new Unit(new Span(origin.at(start), origin.at(end)), pointer, 0, 0, 0, false));
    if (units.size() % 4096 == 0) {
      work.at(units.size(), 0);
    }
    return units.size() - 1;
  }

  /// Where the name of a member begins: before its value, blanks and the colon.
  private static int nameStart(Json value) {
    String source = value.source();
    int at = source.lastIndexOf('"', value.start() - 1) - 1;
    while (at > 0 && !(source.charAt(at) == '"' && unescaped(source, at))) {
      at--;
    }
    return at;
  }

  private static boolean unescaped(String source, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && source.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }

  /// A name as a reference token of RFC 6901.
  static String escape(String name) {
    return name.indexOf('~') < 0 && name.indexOf('/') < 0
        ? name
        : name.replace("~", "~0").replace("/", "~1");
  }
}
