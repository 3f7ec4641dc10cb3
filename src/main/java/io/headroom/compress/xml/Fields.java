package io.headroom.compress.xml;

import io.headroom.select.rows.Cell;

/// Reads the fields of a unit: its attributes, the texts of its leaves, and which elements it has.
final class Fields {
  private static final int MOST_LEVELS = 3;

  /// Longer texts are no values.
  private static final int LONGEST = 2_000;

  private static final int LONGEST_NAME = 40;
  private static final int SHORTEST_WORD = 4;

  private Fields() {}

  /// Gets each field.
  @FunctionalInterface
  interface Sink {
    void field(String path, Cell cell);
  }

  static void read(Node node, Sink sink) {
    read(node.element(), node.container(), "", 0, sink);
  }

  private static void read(
      Element element, boolean container, String prefix, int level, Sink sink) {
    for (Element.Attribute attribute : element.attributes) {
      String name = attribute.name();
      if (!name.startsWith("xmlns")) {
        String path = (level == 0 ? "" : prefix) + "@" + name;
        sink.field(path, new Cell(attribute.in(element.source), false));
      }
    }
    if (container) {
      return;
    }
    if (element.leaf()) {
      sink.field(prefix, text(element));
      return;
    }
    if (level > 0) {
      sink.field(prefix, Cell.PRESENT);
    }
    if (level < MOST_LEVELS) {
      for (Element child : element.children) {
        if (!named(child, prefix, sink)) {
          read(child, false, child(prefix, child), level + 1, sink);
        }
      }
    }
  }

  /// Reads `<value name="cause">` or `<property name="cause" value="…">` amid others like it: the
  /// first attribute is the name of the field.
  private static boolean named(Element child, String prefix, Sink sink) {
    int attributes = child.attributes.size();
    if (child.namesakes == 1 || !child.leaf() || attributes == 0 || attributes > 2) {
      return false;
    }
    String name = child.attributes.getFirst().in(child.source);
    boolean valued = attributes == 2 && !child.text;
    if (name.length() > LONGEST_NAME || !valued && attributes == 2) {
      return false;
    }
    String path = prefix + " " + name;
    sink.field(
        path, valued ? new Cell(child.attributes.getLast().in(child.source), false) : text(child));
    return true;
  }

  static String child(String prefix, Element child) {
    return prefix.isEmpty() ? child.name : prefix + "/" + child.name;
  }

  private static Cell text(Element leaf) {
    if (leaf.close - leaf.open > LONGEST) {
      return new Cell(leaf.source.substring(leaf.open, leaf.open + LONGEST), false);
    }
    String content = leaf.content();
    return content.isEmpty() ? Cell.PRESENT : new Cell(content, false);
  }

  /// How a path is written: `time`, `failure type`, `Output/Message`.
  static String label(String path) {
    if (path.isEmpty()) {
      return "text";
    }
    return path.replace('@', ' ').strip();
  }

  /// Whether most rows have a value, and all values are words, none short.
  static boolean wordy(Cell[] cells) {
    int present = 0;
    for (Cell cell : cells) {
      if (cell.equals(Cell.PRESENT) || !Double.isNaN(cell.number())) {
        return false;
      }
      if (!cell.missing() && cell.raw().length() < SHORTEST_WORD) {
        return false;
      }
      present += cell.missing() ? 0 : 1;
    }
    return 2 * present >= cells.length;
  }

  /// Whether each value can be read in another of the same row.
  static boolean contained(Cell[] inner, Cell[] outer) {
    boolean any = false;
    for (int i = 0; i < inner.length; i++) {
      if (!inner[i].missing()) {
        any = true;
        String value = outer[i].raw();
        if (value.length() > LONGEST / 4 || !value.contains(inner[i].raw())) {
          return false;
        }
      }
    }
    return any;
  }
}
