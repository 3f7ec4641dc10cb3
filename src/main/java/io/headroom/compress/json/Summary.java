package io.headroom.compress.json;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Field;
import java.util.IdentityHashMap;
import java.util.List;

/// Says in a line what all rows of a table have, shown or not, so that questions of how many and
/// how much need no look at the rows.
final class Summary {
  private static final int MOST_FIELDS = 10;
  private static final int MOST_FIELDS_OF_MANY_SORTS = 3;

  private static final Aggregates AGGREGATES = new Aggregates(Quoting::name, Summary::spelled);

  private final IdentityHashMap<Block, String> known = new IdentityHashMap<>();

  /// The summary of a table or of an array of scalars.
  String of(Block block) {
    return known.computeIfAbsent(
        block,
        b ->
            switch (b) {
              case Block.Table table -> table(table);
              case Block.Values values -> values(values.node());
              case Block.Inline _, Block.Members _, Block.Items _, Block.Embedded _ -> "";
            });
  }

  private static String values(Json.Arr node) {
    Field field = new Field("values", node.items());
    String text = AGGREGATES.of(field);
    return "all " + node.items().length + (text.isEmpty() ? "" : ": " + text);
  }

  private static String table(Block.Table table) {
    int sorts = table.shapes().size();
    StringBuilder out = new StringBuilder("all ").append(table.rows().size()).append(" rows");
    for (int s = 0; s < sorts; s++) {
      List<Json.Obj> rows = table.rows(s);
      if (sorts > 1) {
        out.append(s == 0 ? ": " : " | ").append((char) ('A' + s)).append(' ').append(rows.size());
      }
      int most = sorts > 1 ? MOST_FIELDS_OF_MANY_SORTS : MOST_FIELDS;
      String text = AGGREGATES.of(Fields.of(table.shapes().get(s).columns(), rows), most);
      out.append(text.isEmpty() ? "" : ": ").append(text);
    }
    return out.toString();
  }

  private static String spelled(String raw) {
    if (raw.startsWith("\"")) {
      String value = Quoting.unquote(raw, 0, raw.length());
      boolean bare = Quoting.bare(value, Quoting.Place.FLOW) && !value.equals("missing");
      return bare && value.indexOf('×') < 0 ? value : raw;
    }
    return raw;
  }
}
