package io.headroom.compress.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One element and where it stands in the source. All offsets are UTF-16 offsets.
final class Element {
  /// Text of a leaf counts up to here: a long text makes no rich structure.
  private static final int MOST_TEXT = 200;

  final String source;
  final String name;
  final int start;
  final @Nullable Element parent;
  final List<Attribute> attributes = new ArrayList<>(4);
  final List<Element> children = new ArrayList<>(0);

  /// Offset behind the start tag.
  int open;

  /// Offset of the end tag; [#open] for `<a/>`.
  int close;

  /// Offset behind the end tag.
  int end;

  /// Place among the siblings of the same name, from 1, and how many of them there are.
  int ordinal = 1;

  int namesakes = 1;

  /// Whether text or elements too deep to be told apart stand directly in it.
  boolean text;

  /// Whether some descendant has siblings of its name.
  boolean repeats;

  /// Amount of structure, in characters.
  int weight;

  Element(String source, String name, int start, @Nullable Element parent) {
    this.source = source;
    this.name = name;
    this.start = start;
    this.parent = parent;
  }

  /// An attribute; its value as spelled in the source, without the quotes.
  record Attribute(String name, int start, int end) {
    String in(String source) {
      return source.substring(start, end);
    }
  }

  /// Whether it is shown as one piece: no elements in it, or elements amid text.
  boolean leaf() {
    return children.isEmpty() || text;
  }

  /// Elements of one sort: the same name in parents of the same name.
  String sort() {
    return parent == null ? name : parent.name + "/" + name;
  }

  /// Settles what is known once the end tag was read.
  void closed(int close, int end) {
    this.close = close;
    this.end = end;
    weight = open - start;
    if (leaf()) {
      weight += Math.min(MOST_TEXT, close - open);
      return;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Element child : children) {
      child.ordinal = counts.getOrDefault(child.name, 0) + 1;
      counts.put(child.name, child.ordinal);
      weight = (int) Math.min(Integer.MAX_VALUE, (long) weight + child.weight);
      repeats |= child.repeats;
    }
    for (Element child : children) {
      child.namesakes = counts.getOrDefault(child.name, 1);
      repeats |= child.namesakes > 1;
    }
  }

  /// `/testsuites/testsuite[3]/testcase[12]`; positions only where there are several.
  String pointer() {
    StringBuilder out = new StringBuilder();
    List<Element> path = new ArrayList<>();
    for (Element e = this; e != null; e = e.parent) {
      path.add(e);
    }
    for (Element e : path.reversed()) {
      out.append('/').append(e.name);
      if (e.namesakes > 1) {
        out.append('[').append(e.ordinal).append(']');
      }
    }
    return out.toString();
  }

  /// What stands between the tags, without comments, the marks of a CDATA section and the blanks
  /// around.
  String content() {
    if (!text) {
      return "";
    }
    String inner = source.substring(open, close).strip();
    if (inner.startsWith("<!--")) {
      inner = inner.substring(inner.indexOf("-->") + 3).strip();
    }
    boolean marked = inner.startsWith("<![CDATA[") && inner.indexOf("]]>") == inner.length() - 3;
    return marked ? inner.substring(9, inner.length() - 3).strip() : inner;
  }
}
