package io.headroom.compress.json;

import java.util.List;

/// Estimates what units cost, in tokens, without writing them.
final class Sizes {
  private static final double CHARS_PER_TOKEN = 3;

  /// The tokens after which a further one costs twice as much, see [io.headroom.select.Ranking]. A
  /// document of which [#SHARE] is more than that may have as much more shown of it.
  private static final double USUAL = 4_000;

  private static final double SHARE = 0.06;

  private final int[] tokens;
  private final Limits limits;

  private Sizes(int units, Limits limits) {
    tokens = new int[units];
    this.limits = limits;
  }

  /// Sizes relative to the document: of a large one, more is worth showing.
  static int[] of(Block root, int units, Limits limits, int weight) {
    Sizes sizes = new Sizes(units, limits);
    sizes.block(root);
    double scale = Math.max(1, weight / CHARS_PER_TOKEN * SHARE / USUAL);
    for (int i = 0; i < units; i++) {
      sizes.tokens[i] = (int) Math.max(1, sizes.tokens[i] / scale);
    }
    return sizes.tokens;
  }

  private void block(Block block) {
    switch (block) {
      case Block.Inline inline -> set(inline.from(), 8 + shown(inline.node(), limits));
      case Block.Passage passage ->
          set(passage.from(), Math.min(passage.node().weight() / 4, 6_000));
      case Block.Members members -> members.members().forEach(this::block);
      case Block.Items items -> items.items().forEach(this::block);
      case Block.Embedded embedded -> block(embedded.inner());
      case Block.Values values -> {
        Json[] items = values.node().items();
        for (int unit = values.from(); unit < values.to(); unit++) {
          set(unit, values.step() * (1L + items[(unit - values.from()) * values.step()].weight()));
        }
      }
      case Block.Table table -> {
        for (int i = 0; i < table.rows().size(); i++) {
          List<Column> columns = table.shapes().get(table.shapeOf()[i]).columns();
          set(table.from() + i, row(columns, table.rows().get(i), limits));
        }
      }
    }
  }

  private void set(int unit, long chars) {
    tokens[unit] = 1 + (int) (chars / CHARS_PER_TOKEN);
  }

  private static long row(List<Column> columns, Json.Obj row, Limits limits) {
    long chars = 0;
    for (Column column : columns) {
      if (column.visible()) {
        Json value = column.in(row);
        chars +=
            column.kind == Column.Kind.NESTED
                ? row(column.children, (Json.Obj) value, limits)
                : 1 + shown(value, limits);
      }
    }
    return chars;
  }

  private static long shown(Json value, Limits limits) {
    return value.scalar()
        ? Math.min(value.weight(), limits.text())
        : Math.min(value.weight() / 2, limits.list());
  }
}
