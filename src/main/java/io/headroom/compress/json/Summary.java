package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Says in a line what all rows of a table have, shown or not, so that questions of how many and
/// how much need no look at the rows.
final class Summary {
  private static final int MOST_FIELDS = 10;
  private static final int MOST_FIELDS_OF_MANY_SORTS = 3;
  private static final int MOST_VALUES = 6;

  // Spelled so, text sorts as time does.
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]?[0-9:.]*Z?");

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
    String text = describe(field);
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
      String text = fields(Field.of(table.shapes().get(s).columns(), rows), most);
      out.append(text.isEmpty() ? "" : ": ").append(text);
    }
    return out.toString();
  }

  private static String fields(List<Field> fields, int most) {
    List<String> texts = new ArrayList<>();
    List<Field> order = new ArrayList<>(fields);
    order.sort(
        Comparator.comparing((Field f) -> !f.category())
            .thenComparingLong(f -> f.name.chars().filter(c -> c == '.').count()));
    for (Field field : order) {
      String text = describe(field);
      if (!text.isEmpty() && texts.size() < most) {
        texts.add(Quoting.name(field.name) + " " + text);
      }
    }
    return String.join("; ", texts);
  }

  private static String describe(Field field) {
    if (field.category()) {
      return categories(field);
    }
    int others = field.values.length - field.present;
    String gaps = others == 0 ? "" : " (" + others + " without)";
    if (field.numeric()) {
      return field.values[field.least()].raw()
          + " to "
          + field.values[field.greatest()].raw()
          + ", median "
          + field.values[field.holder(field.middle())].raw()
          + gaps;
    }
    return moments(field) + gaps(field, gaps);
  }

  private static String gaps(Field field, String gaps) {
    return moments(field).isEmpty() ? "" : gaps;
  }

  private static String categories(Field field) {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(field.counts.entrySet());
    entries.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    List<String> texts = new ArrayList<>();
    int rest = 0;
    for (Map.Entry<String, Integer> entry : entries) {
      if (texts.size() < MOST_VALUES && (entry.getValue() > 1 || entries.size() <= MOST_VALUES)) {
        String value = entry.getKey().isEmpty() ? "missing" : spelled(entry.getKey());
        texts.add(value + "×" + entry.getValue());
      } else {
        rest += entry.getValue();
      }
    }
    return String.join(" ", texts) + (rest > 0 ? " others×" + rest : "");
  }

  private static String spelled(String raw) {
    if (raw.startsWith("\"")) {
      String value = Quoting.unquote(raw, 0, raw.length());
      boolean bare = Quoting.bare(value, Quoting.Place.FLOW) && !value.equals("missing");
      return bare && value.indexOf('×') < 0 ? value : raw;
    }
    return raw;
  }

  private static String moments(Field field) {
    String least = "";
    String greatest = "";
    for (Json value : field.values) {
      if (value.absent()) {
        continue;
      }
      if (!(value instanceof Json.Text text) || text.weight() > 40) {
        return "";
      }
      String moment = text.value();
      boolean comparable = least.isEmpty() || least.length() == moment.length();
      if (!comparable || !MOMENT.matcher(moment).matches()) {
        return "";
      }
      least = least.isEmpty() || moment.compareTo(least) < 0 ? moment : least;
      greatest = moment.compareTo(greatest) > 0 ? moment : greatest;
    }
    return least.isEmpty() ? "" : least + " to " + greatest;
  }
}
