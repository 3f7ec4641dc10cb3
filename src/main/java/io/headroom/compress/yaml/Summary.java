package io.headroom.compress.yaml;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Cell;
import io.headroom.select.rows.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says in a comment what all records of a list have, shown or not.
final class Summary {
  /// Fewer records are read, not summed up.
  static final int FEW = 4;

  private static final int MOST_FIELDS = 8;

  private static final Aggregates AGGREGATES =
      new Aggregates(name -> name, value -> Clip.value(value));

  private Summary() {}

  /// A comment, or an empty string if there is nothing to say.
  static String of(Layout.Laid laid, String path) {
    List<Integer> heads = laid.records().getOrDefault(path, List.of());
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group : laid.groups().entrySet()) {
      boolean own =
          group.getKey().startsWith(path + ".") && group.getValue().size() == heads.size();
      String name = own ? group.getKey().substring(path.length() + 1) : "";
      if (own && name.indexOf('[') < 0 && name.indexOf('*') < 0) {
        Cell[] values =
            group.getValue().stream().map(m -> laid.parts().get(m).value()).toArray(Cell[]::new);
        Part first = laid.parts().get(group.getValue().getFirst());
        if (!first.head() || first.entry().kind == Entry.Kind.ITEM) {
          fields.add(new Field(name, values));
        }
      }
    }
    String text = heads.size() < FEW ? "" : AGGREGATES.of(fields, MOST_FIELDS);
    return text.isEmpty() ? "" : "# all " + heads.size() + " at " + path + ": " + text;
  }
}
