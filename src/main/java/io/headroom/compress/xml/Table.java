package io.headroom.compress.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of one sort under a header: attributes and texts of leaves as columns.
///
/// @param first the first of the siblings
/// @param columns paths of the columns
/// @param same attributes that all elements have with the same value, written in the header
record Table(Element first, List<String> columns, List<Element.Attribute> same) {
  /// Longer texts get lines of their own.
  private static final int LONGEST = 160;

  /// A table of the shown of some siblings.
  static Table of(List<Node> run, List<Node> shown) {
    Node first = run.getFirst();
    Set<String> columns = new LinkedHashSet<>();
    Set<String> unfit = new HashSet<>();
    for (Node node : shown) {
      Set<String> own = new HashSet<>();
      for (Element.Attribute attribute : node.element().attributes) {
        own.add("@" + attribute.name());
        columns.add("@" + attribute.name());
      }
      if (node.element().leaf()) {
        if (!node.element().content().isEmpty()) {
          columns.add("");
        }
        if (!fits(node.element())) {
          unfit.add("");
        }
        continue;
      }
      for (Element child : node.element().children) {
        columns.add(child.name);
        boolean plain = child.leaf() && child.attributes.isEmpty() && child.close > child.open;
        if (!plain || !fits(child) || !own.add(child.name)) {
          unfit.add(child.name);
        }
      }
    }
    columns.removeAll(unfit);
    columns.removeIf(first.group()::hides);
    List<Element.Attribute> same = new ArrayList<>();
    for (Element.Attribute attribute : first.element().attributes) {
      String value = attribute.in(first.element().source);
      String path = "@" + attribute.name();
      if (columns.contains(path)
          && run.stream().allMatch(node -> value.equals(value(node.element(), path)))) {
        same.add(attribute);
        columns.remove(path);
      }
    }
    return new Table(first.element(), List.copyOf(columns), same);
  }

  private static boolean fits(Element leaf) {
    String content = leaf.close - leaf.open > 2 * LONGEST ? "\n" : leaf.content();
    return content.length() <= LONGEST && content.indexOf('\n') < 0 && content.indexOf('<') < 0;
  }

  /// `<testcase classname="a">[12]{name,time}`.
  String header(int rows) {
    StringBuilder out = new StringBuilder("<").append(first.name);
    for (Element.Attribute attribute : same) {
      String value = Texts.clip(attribute.in(first.source), Texts.VALUE);
      out.append(' ').append(attribute.name()).append("=\"").append(value).append('"');
    }
    List<String> labels = columns.stream().map(Fields::label).toList();
    return out.append(">[" + rows + "]{" + String.join(",", labels) + "}").toString();
  }

  /// A value as a cell: in quotes if it could be taken for several or for none.
  static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean bare =
        !value.isEmpty()
            && value.indexOf(',') < 0
            && value.indexOf('\n') < 0
            && value.charAt(0) > ' '
            && value.charAt(0) != '"'
            && value.charAt(0) != '\''
            && value.charAt(value.length() - 1) > ' ';
    char quote = value.indexOf('"') < 0 ? '"' : '\'';
    return bare ? value : quote + value + quote;
  }

  /// The value of a column, null if the element has none.
  static @Nullable String value(Element element, String path) {
    if (path.startsWith("@")) {
      for (Element.Attribute attribute : element.attributes) {
        if (path.length() == attribute.name().length() + 1 && path.endsWith(attribute.name())) {
          return attribute.in(element.source);
        }
      }
      return null;
    }
    if (path.isEmpty()) {
      return element.leaf() ? element.content() : null;
    }
    for (Element child : element.children) {
      if (child.name.equals(path)) {
        return child.content();
      }
    }
    return null;
  }
}
