package io.headroom.compress.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes the parts of an element: start tags, texts, rows. What a group hides is left out, what is
/// long is cut, and a text that was written before is not written again.
final class Parts {
  /// Short leaves follow each other on a line of so many characters at most.
  private static final int LINE = 240;

  /// Characters of a start tag that is shown in brief.
  private static final int BRIEF = 60;

  /// Characters of a value that a question asks for.
  private static final int ASKED = 1_200;

  private static final int MACHINE_MADE = 8;

  private static final int LEAST_SHARED = 12;

  /// A text of so many characters is not written twice.
  private static final int REPEATED = 60;

  /// Nor is one of so many within one unit.
  private static final int LEAST_AGAIN = 24;

  private static final Pattern BLANKS = Pattern.compile("\\s*\\R\\s*");

  private final StringBuilder out;
  private final Set<String> written = new HashSet<>();

  Parts(StringBuilder out) {
    this.out = out;
  }

  void line(int indent, String text) {
    indent(indent).append(text).append('\n');
  }

  /// The start tag of a container.
  void startTag(Node node, int indent, boolean asked) {
    indent(indent);
    tag(node.element(), node.group(), "", asked);
    out.append('\n');
  }

  /// The start tag of a container that is shown for what is in it: as many attributes as tell it
  /// apart.
  void briefTag(Node node, int indent) {
    int tag = indent(indent).length();
    tag(node.element(), node.group(), "", false);
    int attributes = 0;
    for (Element.Attribute attribute : node.element().attributes) {
      int end = out.indexOf(" " + attribute.name() + "=", tag);
      if (end > tag + BRIEF) {
        int more = node.element().attributes.size() - attributes;
        out.setLength(end);
        out.append(" …").append(more).append('>');
        break;
      }
      attributes++;
    }
    out.append('\n');
  }

  /// A unit with all its parts.
  void element(Node node, int indent, boolean asked) {
    indent(indent);
    new Body(node, asked).element(node.element(), "", indent);
  }

  /// A unit as a row, with the parts that have no column under it.
  void row(Table table, Node node, int indent, boolean asked) {
    indent(indent);
    List<String> cells = new ArrayList<>();
    for (String path : table.columns()) {
      String value = Table.value(node.element(), path);
      if (value != null && path.startsWith("@")) {
        value = rest(node.element(), path.substring(1), value);
      }
      if (value != null) {
        boolean again = value.length() >= REPEATED && !written.add(value);
        value = again ? Texts.start(value) + "… as above" : shown(value, node.group(), path, asked);
      }
      cells.add(Table.cell(value));
    }
    out.append(String.join(",", cells)).append('\n');
    Body body = new Body(node, asked);
    if (node.element().leaf()) {
      boolean empty = node.element().content().isEmpty();
      if (!empty && !table.columns().contains("") && !node.group().hides("")) {
        indent(indent + 1);
        body.text(node.element(), indent + 1);
      }
      return;
    }
    for (Element child : node.element().children) {
      if (!table.columns().contains(child.name) && !body.hidden(child, child.name)) {
        indent(indent + 1);
        body.element(child, child.name, indent + 1);
      }
    }
  }

  private StringBuilder indent(int indent) {
    return out.repeat(' ', indent);
  }

  private void tag(Element element, Group group, String path, boolean asked) {
    out.append('<').append(element.name);
    for (Element.Attribute attribute : element.attributes) {
      String value = attribute.in(element.source);
      String own = path + "@" + attribute.name();
      if (!group.hides(own) && !declared(element, attribute.name(), value)) {
        char quote = element.source.charAt(attribute.end());
        out.append(' ').append(attribute.name()).append('=').append(quote);
        String rest = path.isEmpty() ? rest(element, attribute.name(), value) : value;
        out.append(shown(rest, group, own, asked)).append(quote);
      }
    }
    out.append('>');
  }

  /// Whether an element around declares the same name space.
  private static boolean declared(Element element, String name, String value) {
    if (!name.startsWith("xmlns")) {
      return false;
    }
    for (Element e = element.parent; e != null; e = e.parent) {
      if (value.equals(Table.value(e, "@" + name))) {
        return true;
      }
    }
    return false;
  }

  /// A value without the beginning that it shares with the same attribute of the parent.
  private static String rest(Element element, String name, String value) {
    Element parent = element.parent;
    String above = parent == null ? null : Table.value(parent, "@" + name);
    if (above == null || above.length() < LEAST_SHARED || value.length() <= above.length()) {
      return value;
    }
    boolean goesOn = "./\\".indexOf(value.charAt(above.length())) >= 0;
    return goesOn && value.startsWith(above) ? "…" + value.substring(above.length()) : value;
  }

  private static String shown(String value, Group group, String path, boolean asked) {
    String line = value.indexOf('\n') < 0 ? value : BLANKS.matcher(value).replaceAll(" ");
    if (!asked && line.length() > MACHINE_MADE && group.machineMade(path)) {
      return line.substring(0, MACHINE_MADE) + "…";
    }
    return Texts.clip(line, asked ? ASKED : Texts.VALUE);
  }

  /// The parts of one unit.
  private final class Body {
    private final Group group;
    private final boolean asked;
    private final Excerpt excerpt;
    private final Set<String> own = new HashSet<>();

    Body(Node node, boolean asked) {
      this.group = node.group();
      this.asked = asked;
      this.excerpt = Excerpt.of(node.element(), asked);
    }

    /// Writes an element to the end of its line, with what is in it.
    void element(Element element, String path, int indent) {
      tag(element, group, path, asked);
      if (element.leaf()) {
        text(element, indent);
        return;
      }
      List<Element> children =
          element.children.stream()
              .filter(child -> !hidden(child, Fields.child(path, child)))
              .toList();
      if (children.size() == 1) {
        Element only = children.getFirst();
        element(only, Fields.child(path, only), indent);
        return;
      }
      if (element.weight <= LINE && children.stream().allMatch(this::plain)) {
        for (Element child : children) {
          out.append('<').append(child.name).append('>').append(child.content());
        }
        out.append('\n');
        return;
      }
      out.append('\n');
      for (Element child : children) {
        indent(indent + 1);
        element(child, Fields.child(path, child), indent + 1);
      }
    }

    /// Whether nothing of an element would be shown.
    boolean hidden(Element child, String path) {
      if (!child.leaf()) {
        return false;
      }
      boolean any = !child.attributes.isEmpty() || child.close > child.open;
      for (Element.Attribute attribute : child.attributes) {
        any &= group.hides(path + "@" + attribute.name());
      }
      return any && (child.content().isEmpty() || group.hides(path));
    }

    private boolean plain(Element child) {
      return child.leaf()
          && child.attributes.isEmpty()
          && child.close - child.open < LINE
          && child.content().indexOf('\n') < 0;
    }

    /// Writes the text of a leaf behind its tag, or on lines of its own under it.
    void text(Element leaf, int indent) {
      String content = leaf.content();
      boolean again = content.length() >= REPEATED && !written.add(content);
      if (content.length() >= LEAST_AGAIN && !own.add(content)) {
        out.append("… as above\n");
        return;
      }
      if (content.indexOf('\n') < 0) {
        int most = again ? REPEATED : asked ? ASKED : Texts.VALUE;
        out.append(Texts.clip(content, most)).append('\n');
        return;
      }
      List<String> lines = again ? excerpt.reminder(content) : excerpt.lines(content);
      out.append(lines.getFirst()).append('\n');
      for (String line : lines.subList(1, lines.size())) {
        line(indent + 1, line);
      }
    }
  }
}
