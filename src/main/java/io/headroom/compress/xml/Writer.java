package io.headroom.compress.xml;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a view as an outline: a start tag per line, indented by depth, no end tags; units of one
/// sort side by side as rows under a header; a line for every gap; at the end, what all units of a
/// group have in common.
final class Writer {
  /// So many rows side by side are worth a header.
  private static final int ROWS = 3;

  private static final int MOST_NAMES = 4;

  private final StringBuilder out = new StringBuilder();
  private final Lines lines;
  private final View view;
  private final Parts parts;

  private Writer(Lines lines, View view) {
    this.lines = lines;
    this.view = view;
    this.parts = new Parts(out);
  }

  static String write(Layout.Laid laid, Lines lines, View view) {
    Writer writer = new Writer(lines, view);
    if (view.shows(laid.root())) {
      writer.node(laid.root(), 0);
    } else {
      writer.gap(new ArrayList<>(List.of(laid.root())), 0);
    }
    for (int g = 0; g < laid.groups().size(); g++) {
      if (view.groups()[g]) {
        writer.out.append(Summary.of(laid.groups().get(g), view.sums(g)));
      }
    }
    return writer.out.toString().stripTrailing();
  }

  private void node(Node node, int indent) {
    boolean asked = view.asked().test(node.unit());
    if (!node.container()) {
      parts.element(node, indent, asked);
      return;
    }
    if (view.chose(node) || asked) {
      parts.startTag(node, indent, asked);
    } else {
      parts.briefTag(node, indent);
    }
    List<Node> gap = new ArrayList<>();
    List<Node> children = node.children();
    int i = 0;
    while (i < children.size()) {
      int end = i + 1;
      while (end < children.size() && children.get(end).group() == children.get(i).group()) {
        end++;
      }
      run(children.subList(i, end), gap, indent + 1);
      i = end;
    }
    gap(gap, indent + 1);
  }

  /// Writes siblings of one sort; `gap` holds the ones left out just before.
  private void run(List<Node> run, List<Node> gap, int indent) {
    List<Node> shown = run.stream().filter(view::shows).toList();
    boolean records = shown.size() >= ROWS && run.stream().noneMatch(Node::container);
    Table table = records ? Table.of(run, shown) : null;
    if (table == null || table.columns().size() < 2 && !table.columns().equals(List.of(""))) {
      for (Node node : run) {
        if (view.shows(node)) {
          gap(gap, indent);
          node(node, indent);
        } else {
          gap.add(node);
        }
      }
      return;
    }
    gap(gap, indent);
    parts.line(indent, table.header(run.size()));
    for (Node node : run) {
      if (view.shows(node)) {
        gap(gap, indent + 1);
        parts.row(table, node, indent + 1, view.asked().test(node.unit()));
      } else {
        gap.add(node);
      }
    }
    gap(gap, indent + 1);
  }

  /// `… 12 testcase, 3 property (40 within), lines 20-70`.
  private void gap(List<Node> gap, int indent) {
    if (gap.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("…");
    int within = 0;
    Map<String, Integer> names = new LinkedHashMap<>();
    for (Node node : gap) {
      within += node.last() - node.unit();
      names.merge(node.element().name, 1, Integer::sum);
    }
    int told = 0;
    int others = gap.size();
    for (Map.Entry<String, Integer> name : names.entrySet()) {
      if (told < MOST_NAMES) {
        text.append(told++ == 0 ? " " : ", ").append(name.getValue() + " " + name.getKey());
        others -= name.getValue();
      }
    }
    if (others > 0) {
      text.append(", ").append(others).append(" others");
    }
    if (within > 0) {
      text.append(" (").append(within).append(" elements within)");
    }
    int first = lines.at(gap.getFirst().element().start);
    int last = lines.at(gap.getLast().element().end - 1);
    if (last > first || lines.count() > 1 && lines.count() > gap.size()) {
      text.append(
          first == last
              ? ", line " + lines.number(first)
              : ", lines " + lines.number(first) + "-" + lines.number(last));
    }
    parts.line(indent, text.toString());
    gap.clear();
  }
}
