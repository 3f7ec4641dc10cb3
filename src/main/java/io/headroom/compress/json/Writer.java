package io.headroom.compress.json;

import io.headroom.compress.json.Quoting.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes blocks, a line each, in the form [JsonText] describes.
final class Writer {
  /// A record asked for is shown with strings up to this length.
  private static final Flow.Limits WHOLE = new Flow.Limits(2_000, 400, 2_000, 60_000);

  /// And so is a unit that has to do with the question.
  private static final Flow.Limits WIDE = new Flow.Limits(1_500, 400, 1_500, 1_500);

  /// Characters of names a gap among members lists.
  private static final int NAMES = 120;

  private final StringBuilder out = new StringBuilder();
  private final View view;
  private final Flow flow;
  private final Flow wide;
  private final Function<Block, String> summary;
  private boolean fresh = true;

  private Writer(View view, Function<Block, String> summary) {
    this.view = view;
    this.summary = summary;
    flow = new Flow(out, view.limits());
    wide = view.opens() ? new Flow(out, WIDE) : flow;
  }

  /// Writes a document.
  ///
  /// @param root its layout
  /// @param lines whether it is a sequence of documents
  /// @param view what is shown
  /// @param summary what a table or list with gaps says of all its rows
  static String write(Block root, boolean lines, View view, Function<Block, String> summary) {
    Writer writer = new Writer(view, summary);
    if (lines) {
      writer.out.append("jsonl ");
    }
    writer.block(root, "", 0);
    return writer.out.toString();
  }

  private Flow flow(int unit) {
    return view.wide(unit) ? wide : flow;
  }

  private void line(int depth) {
    if (fresh) {
      fresh = false;
    } else {
      out.append('\n').repeat(' ', depth);
    }
  }

  /// Writes a block under a name that is spelled already; the root and items have none.
  private void block(Block block, String name, int depth) {
    switch (block) {
      case Block.Inline inline -> {
        line(depth);
        out.append(name).append(name.isEmpty() ? "" : ": ");
        flow(inline.from()).value(inline.node(), name.isEmpty() ? Place.ITEM : Place.LINE);
      }
      case Block.Members members -> {
        if (name.isEmpty()) {
          members(members, depth);
        } else {
          line(depth);
          out.append(name).append(':');
          members(members, depth + 1);
        }
      }
      case Block.Items items -> {
        line(depth);
        count(name, items.items().size()).append(':');
        items(items, depth);
      }
      case Block.Values values -> {
        line(depth);
        count(name, values.node().items().length).append(": ");
        values(values);
      }
      case Block.Table table -> {
        line(depth);
        count(name, table.rows().size());
        table(table, depth);
      }
      case Block.Embedded embedded -> {
        if (view.opens()) {
          block(embedded.inner(), name + "(JSON in a string)", depth);
        } else {
          line(depth);
          out.append(name).append(name.isEmpty() ? "" : ": ");
          flow.value(embedded.node(), name.isEmpty() ? Place.ITEM : Place.LINE);
        }
      }
    }
  }

  private StringBuilder count(String name, int count) {
    return out.append(name).append('[').append(count).append(']');
  }

  private void members(Block.Members block, int depth) {
    int hidden = 0;
    List<Block> members = block.members();
    Siblings said = new Siblings();
    for (int i = 0; i <= members.size(); i++) {
      boolean shown = i < members.size() && view.shows(members.get(i));
      if ((shown || i == members.size()) && hidden > 0) {
        gap(block, i - hidden, i, depth);
        hidden = 0;
      }
      if (shown) {
        member(block, i, depth, said);
      } else {
        hidden++;
      }
    }
  }

  private void member(Block.Members block, int i, int depth, Siblings said) {
    String name = block.node().names()[i];
    if (view.refers()
        && block.members().get(i) instanceof Block.Inline inline
        && inline.node() instanceof Json.Text text) {
      Optional<String> by = said.by(text.value());
      said.add(name, text.value());
      if (by.isPresent()) {
        line(depth);
        out.append(Quoting.name(name)).append(": ").append(by.get());
        return;
      }
    }
    block(block.members().get(i), Quoting.name(name), depth);
  }

  private void gap(Block.Members block, int from, int to, int depth) {
    line(depth);
    out.append("… ").append(to - from).append(to - from == 1 ? " member: " : " members: ");
    int begun = out.length();
    for (int i = from; i < to; i++) {
      if (out.length() - begun > NAMES) {
        out.append(", …");
        return;
      }
      out.append(i > from ? ", " : "").append(Quoting.name(block.node().names()[i]));
      if (block.node().values()[i] instanceof Json.Arr array) {
        out.append('[').append(array.items().length).append(']');
      }
    }
  }

  private void items(Block.Items block, int depth) {
    int hidden = 0;
    List<Block> items = block.items();
    for (int i = 0; i <= items.size(); i++) {
      boolean shown = i < items.size() && view.shows(items.get(i));
      if ((shown || i == items.size()) && hidden > 0) {
        gap(hidden, "item", depth);
        hidden = 0;
      }
      if (shown) {
        item(items.get(i), depth);
      } else {
        hidden++;
      }
    }
  }

  private void item(Block block, int depth) {
    line(depth);
    out.append("- ");
    if (block instanceof Block.Inline inline) {
      flow(inline.from()).value(inline.node(), Place.ITEM);
    } else if (block instanceof Block.Embedded embedded && !view.opens()) {
      flow.value(embedded.node(), Place.ITEM);
    } else {
      fresh = true;
      block(block, "", depth + 1);
    }
  }

  private void gap(int count, String noun, int depth) {
    line(depth);
    out.append("… ").append(count).append(' ').append(noun).append(count == 1 ? "" : "s");
  }

  private void values(Block.Values block) {
    Json[] items = block.node().items();
    int units = block.to() - block.from();
    int unit = 0;
    while (unit < units) {
      boolean shown = view.shows(block.from() + unit);
      int end = unit + 1;
      while (end < units && view.shows(block.from() + end) == shown) {
        end++;
      }
      int from = unit * block.step();
      int to = end == units ? items.length : end * block.step();
      out.append(unit > 0 ? "," : "");
      if (shown) {
        flow.elements(items, from, to, Place.CELL);
      } else {
        out.append("… ").append(to - from).append(" more");
      }
      unit = end;
    }
    if (view.shown(block.from(), block.to()) < units) {
      out.append(" (").append(summary.apply(block)).append(')');
    }
  }

  private void table(Block.Table table, int depth) {
    // Rows that are shown whole need no header.
    if (IntStream.range(table.from(), table.to()).anyMatch(u -> view.shows(u) && !view.whole(u))) {
      headers(table, depth);
    } else {
      out.append(':');
    }
    rows(table, depth);
    if (view.shown(table.from(), table.to()) < table.rows().size()) {
      line(depth);
      out.append("… ").append(summary.apply(table));
    }
  }

  private void headers(Block.Table table, int depth) {
    List<Shape> shapes = table.shapes();
    boolean sorted = shapes.size() > 1;
    if (sorted) {
      out.append(":{");
      for (int s = 0; s < shapes.size(); s++) {
        out.append(s > 0 ? "|" : "").append((char) ('A' + s));
      }
      out.append('}');
    }
    for (int s = 0; s < shapes.size(); s++) {
      if (sorted) {
        line(depth);
        out.append((char) ('A' + s));
      }
      Header.names(shapes.get(s).columns(), !table.keys().isEmpty(), out);
      Header.folds(shapes.get(s).columns(), depth + 1, out);
    }
  }

  private void rows(Block.Table table, int depth) {
    boolean sorted = table.shapes().size() > 1;
    Rows cells = new Rows(flow);
    Rows wideCells = new Rows(wide);
    int hidden = 0;
    int[] index = new int[table.shapes().size()];
    for (int i = 0; i < table.rows().size(); i++) {
      int before = index[table.shapeOf()[i]]++;
      int unit = table.from() + i;
      if (!view.shows(unit)) {
        hidden++;
        continue;
      }
      if (hidden > 0) {
        gap(hidden, "row", depth);
        hidden = 0;
      }
      List<Column> columns = table.shapes().get(table.shapeOf()[i]).columns();
      boolean whole = view.whole(unit);
      boolean empty = !whole && columns.stream().noneMatch(Column::visible);
      if (empty && !sorted && table.keys().isEmpty()) {
        continue;
      }
      line(depth);
      if (!table.keys().isEmpty()) {
        out.append(Quoting.name(table.keys().get(i))).append(empty ? ":" : ": ");
      } else if (sorted && !whole) {
        out.append((char) ('A' + table.shapeOf()[i])).append(empty ? "" : " ");
      }
      if (whole) {
        new Flow(out, WHOLE).value(table.rows().get(i), Place.CELL);
      } else if (!empty) {
        (view.wide(unit) ? wideCells : cells).row(columns, table.rows().get(i), before);
      }
    }
    if (hidden > 0) {
      gap(hidden, "row", depth);
    }
  }
}
