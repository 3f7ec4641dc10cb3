package io.headroom.compress.json;

import io.headroom.compress.json.Quoting.Place;
import java.util.List;
import java.util.Optional;

/// Writes blocks, a line each, in the form [JsonText] describes.
final class Writer {
  /// Characters of names a gap among members lists.
  private static final int NAMES = 120;

  private final View view;
  private final Summary summary;
  private final Page page;
  private final StringBuilder out;
  private final Tables tables;

  private Writer(View view, Summary summary) {
    this.view = view;
    this.summary = summary;
    page = new Page(view);
    out = page.out();
    tables = new Tables(page, view, summary);
  }

  /// What was written.
  ///
  /// @param text the text
  /// @param entire a flag per unit: whether it was written with nothing left out
  record Written(String text, boolean[] entire) {}

  /// Writes a document.
  ///
  /// @param root its layout
  /// @param lines whether it is a sequence of documents
  /// @param view what is shown
  /// @param summary what a table or list with gaps says of all its rows
  static Written write(Block root, boolean lines, View view, Summary summary) {
    Writer writer = new Writer(view, summary);
    if (lines) {
      writer.out.append("jsonl ");
    }
    writer.block(root, "", 0);
    return new Written(writer.out.toString(), writer.page.entire());
  }

  /// Writes a block under a name that is spelled already; the root and items have none.
  private void block(Block block, String name, int depth) {
    switch (block) {
      case Block.Inline inline -> line(inline.node(), inline.from(), name, depth);
      case Block.Members members -> {
        if (name.isEmpty()) {
          members(members, depth);
        } else {
          page.line(depth);
          out.append(name).append(':');
          members(members, depth + 1);
        }
      }
      case Block.Items items -> {
        page.line(depth);
        count(name, items.items().size()).append(':');
        items(items, depth);
      }
      case Block.Values values -> {
        page.line(depth);
        count(name, values.node().items().length).append(": ");
        values(values);
      }
      case Block.Table table -> {
        page.line(depth);
        count(name, table.rows().size());
        tables.table(table, depth);
      }
      case Block.Embedded embedded -> {
        if (view.opens()) {
          block(embedded.inner(), name + "(JSON in a string)", depth);
        } else {
          line(embedded.node(), embedded.from(), name, depth);
        }
      }
      case Block.Passage passage -> {
        Optional<String> lines = view.opens() ? view.passages().of(passage) : Optional.empty();
        if (lines.isPresent()) {
          page.line(depth);
          out.append(name).append(name.isEmpty() ? "" : " ");
          page.cuts(passage.from()).add(view.passages().gaps(passage));
          out.append(lines.get().replace("\n", "\n" + " ".repeat(depth) + "| "));
        } else {
          line(passage.node(), passage.from(), name, depth);
        }
      }
    }
  }

  /// Writes a value on one line.
  private void line(Json node, int unit, String name, int depth) {
    page.line(depth);
    out.append(name).append(name.isEmpty() ? "" : ": ");
    page.flow(unit).value(node, name.isEmpty() ? Place.ITEM : Place.LINE);
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
        page.line(depth);
        out.append(Quoting.name(name)).append(": ").append(by.get());
        return;
      }
    }
    block(block.members().get(i), Quoting.name(name), depth);
  }

  private void gap(Block.Members block, int from, int to, int depth) {
    page.gap(to - from, "member", depth);
    out.append(": ");
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
        page.gap(hidden, "item", depth);
        hidden = 0;
      }
      if (shown) {
        page.line(depth);
        out.append("- ");
        page.inLine();
        block(items.get(i), "", depth + 1);
      } else {
        hidden++;
      }
    }
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
        page.flow(block.from() + unit, view.limits()).elements(items, from, to, Place.CELL);
      } else {
        out.append("… ").append(to - from).append(" more");
      }
      unit = end;
    }
    if (view.shown(block.from(), block.to()) < units) {
      out.append(" (").append(summary.of(block)).append(')');
    }
  }
}
