package io.headroom.compress.json;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says in a line what all rows of a table have, shown or not, so that questions of how many and
/// how much need no look at the rows.
final class Summary {
  private static final int MOST_FIELDS = 10;
  private static final int MOST_FIELDS_OF_MANY_SORTS = 3;

  private static final Aggregates AGGREGATES = new Aggregates(Quoting::name, Summary::spelled);

  /// Gaps of fewer rows are only counted; so are those that hide less or more than these shares of
  /// a table: what the summary says of all rows is enough then.
  private static final int LEAST_ROWS = 8;

  private static final double LEAST_SHARE = 0.15;
  private static final double MOST_SHARE = 0.9;

  private static final int MOST_FIELDS_OF_GAP = 2;
  private static final int LONGEST_NAME = 40;

  private final boolean counting;
  private final IdentityHashMap<Block, String> known = new IdentityHashMap<>();
  private final Map<Gap, String> gaps = new HashMap<>();

  /// A summary of what there is to say.
  Summary() {
    this(false);
  }

  private Summary(boolean counting) {
    this.counting = counting;
  }

  /// One that says how many rows there are and nothing else.
  static Summary counting() {
    return new Summary(true);
  }

  /// A gap in the table whose first unit is given.
  private record Gap(int table, int from, int to) {}

  /// The summary of a table or of an array of scalars.
  String of(Block block) {
    return known.computeIfAbsent(
        block,
        b ->
            switch (b) {
              case Block.Table table -> table(table);
              case Block.Values values -> values(values.node());
              case Block.Inline _,
                  Block.Members _,
                  Block.Items _,
                  Block.Embedded _,
                  Block.Passage _ ->
                  "";
            });
  }

  /// What the rows of a gap were, or nothing if the gap is small.
  ///
  /// @param table the table
  /// @param from first row left out
  /// @param to row after the last
  String of(Block.Table table, int from, int to) {
    int rows = table.rows().size();
    boolean said =
        !counting
            && to - from >= Math.max(LEAST_ROWS, LEAST_SHARE * rows)
            && to - from <= MOST_SHARE * rows;
    return said
        ? gaps.computeIfAbsent(new Gap(table.from(), from, to), _ -> gap(table, from, to))
        : "";
  }

  private static String gap(Block.Table table, int from, int to) {
    if (table.shapes().size() > 1) {
      int[] sorts = new int[table.shapes().size()];
      for (int i = from; i < to; i++) {
        sorts[table.shapeOf()[i]]++;
      }
      StringBuilder out = new StringBuilder();
      for (int s = 0; s < sorts.length; s++) {
        if (sorts[s] > 0) {
          out.append(out.isEmpty() ? "" : " ")
              .append((char) ('A' + s))
              .append('×')
              .append(sorts[s]);
        }
      }
      return out.toString();
    }
    List<Column> columns = table.shapes().getFirst().columns();
    List<Field> fields = Fields.of(columns, table.rows().subList(from, to));
    // Where in the table the gap is, then what its rows were.
    Field place = fields.stream().filter(Field::monotone).findFirst().orElse(null);
    String where = place == null ? "" : ends(place, " to ");
    for (int f = 0; f < fields.size() && place == null; f++) {
      if (names(fields.get(f))) {
        place = fields.get(f);
        where = ends(place, " … ");
      }
    }
    fields.remove(place);
    String what = AGGREGATES.of(fields, MOST_FIELDS_OF_GAP);
    return where + (where.isEmpty() || what.isEmpty() ? "" : "; ") + what;
  }

  private static String ends(Field field, String to) {
    return Quoting.name(field.name())
        + " "
        + spelled(field.value(0).raw())
        + to
        + spelled(field.value(field.size() - 1).raw());
  }

  /// Whether short values tell the first row and the last from all others.
  private static boolean names(Field field) {
    Set<String> met = new HashSet<>();
    for (int i = 0; i < field.size(); i++) {
      Value value = field.value(i);
      if (!value.scalar()
          || value.absent()
          || value.weight() > LONGEST_NAME
          || !met.add(value.raw())) {
        return false;
      }
    }
    return true;
  }

  private String values(Json.Arr node) {
    String text = counting ? "" : AGGREGATES.of(new Field("values", node.items()));
    return "all " + node.items().length + (text.isEmpty() ? "" : ": " + text);
  }

  private String table(Block.Table table) {
    int sorts = table.shapes().size();
    StringBuilder out = new StringBuilder("all ").append(table.rows().size()).append(" rows");
    for (int s = 0; s < sorts && !counting; s++) {
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
