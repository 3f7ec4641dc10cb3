package io.headroom.compress.json;

import java.util.List;
import java.util.stream.IntStream;

/// Writes tables: headers, the rows that are shown, and what those left out were.
final class Tables {
  private final StringBuilder out;
  private final Page page;
  private final View view;
  private final Summary summary;

  Tables(Page page, View view, Summary summary) {
    this.page = page;
    this.out = page.out();
    this.view = view;
    this.summary = summary;
  }

  /// Writes a table behind its count.
  void table(Block.Table table, int depth) {
    boolean brief = view.brief(table);
    // Rows that are shown whole need no header.
    if (brief
        || IntStream.range(table.from(), table.to())
            .anyMatch(u -> view.shows(u) && !view.whole(u))) {
      headers(table, depth);
    } else {
      out.append(':');
    }
    rows(table, brief, depth);
    if (view.shown(table.from(), table.to()) < table.rows().size()) {
      page.line(depth);
      out.append("… ").append(summary.of(table));
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
        page.line(depth);
        out.append((char) ('A' + s));
      }
      Header.names(shapes.get(s).columns(), !table.keys().isEmpty(), out);
      Header.folds(shapes.get(s).columns(), depth + 1, out);
    }
  }

  private void rows(Block.Table table, boolean brief, int depth) {
    int hidden = 0;
    int[] before = new int[table.shapes().size()];
    for (int i = 0; i < table.rows().size(); i++) {
      int index = before[table.shapeOf()[i]]++;
      boolean shown = view.shows(table.from() + i);
      if (!shown && !brief) {
        hidden++;
        continue;
      }
      if (hidden > 0) {
        gap(table, i - hidden, i, depth);
        hidden = 0;
      }
      row(table, i, index, shown ? page.limits(table.from() + i) : Limits.BRIEF, depth);
    }
    if (hidden > 0) {
      gap(table, table.rows().size() - hidden, table.rows().size(), depth);
    }
  }

  private void gap(Block.Table table, int from, int to, int depth) {
    page.gap(to - from, "row", depth);
    String what = view.asked() ? "" : summary.of(table, from, to);
    out.append(what.isEmpty() ? "" : ": ").append(what);
  }

  private void row(Block.Table table, int i, int index, Limits limits, int depth) {
    int unit = table.from() + i;
    List<Column> columns = table.shapes().get(table.shapeOf()[i]).columns();
    boolean sorted = table.shapes().size() > 1;
    boolean whole = view.whole(unit);
    boolean empty = !whole && columns.stream().noneMatch(Column::visible);
    if (empty && !sorted && table.keys().isEmpty()) {
      return;
    }
    page.line(depth);
    if (!table.keys().isEmpty()) {
      out.append(Quoting.name(table.keys().get(i))).append(empty ? ":" : ": ");
    } else if (sorted && !whole) {
      out.append((char) ('A' + table.shapeOf()[i])).append(empty ? "" : " ");
    }
    Json.Obj row = table.rows().get(i);
    if (whole) {
      page.flow(unit, Limits.WHOLE).value(row, Quoting.Place.CELL);
    } else if (!empty) {
      new Rows(page.flow(unit, limits)).row(columns, row, index);
    }
  }
}
