package io.headroom.compress.xml;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.LinkedHashSet;

/// Says in a line what all units of a group have, shown or not.
final class Summary {
  private static final int MOST_FIELDS = 10;
  private static final int MOST_PARTS = 12;

  private static final Aggregates AGGREGATES =
      new Aggregates(Fields::label, value -> Texts.clip(value, Texts.VALUE));

  private Summary() {}

  static String of(Group group) {
    List<String> pieces = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    group.fields().forEach((path, field) -> {
      if (!group.hides(path) && !group.machineMade(path) && !part(field)) {
        fields.add(field);
      }
    });
    add(pieces, "", AGGREGATES.of(fields, MOST_FIELDS));
    add(pieces, "with ", parts(group));
    add(pieces, "each: ", hidden(group, true));
    add(pieces, "not repeated: ", hidden(group, false));
    String text = String.join("; ", pieces);
    return "all " + group.members().size() + " " + group.label() + (text.isEmpty() ? "" : ": ") + text;
  }

  private static void add(List<String> pieces, String title, String text) {
    if (!text.isEmpty()) {
      pieces.add(title + text);
    }
  }

  /// A field that says only whether an element is there.
  private static boolean part(Field field) {
    return field.counts().size() <= 2
        && field.counts().keySet().stream()
            .allMatch(raw -> raw.isEmpty() || raw.equals(Cell.PRESENT.raw()));
  }

  /// Counts of elements that some have and others lack.
  private static String parts(Group group) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Set<String> own = new LinkedHashSet<>();
    for (Node node : group.members()) {
      own.clear();
      for (Element child : node.element().children) {
        own.add(child.name);
      }
      own.forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    List<String> texts = new ArrayList<>();
    counts.forEach((name, count) -> {
      if (count < group.members().size() && texts.size() < MOST_PARTS) {
        texts.add(name + " " + count);
      }
    });
    return String.join(", ", texts);
  }

  private static String hidden(Group group, boolean constant) {
    List<String> texts = new ArrayList<>();
    group.hidden().forEach((path, why) -> {
      if (why.startsWith("=") == constant) {
        texts.add(Fields.label(path) + why);
      }
    });
    return String.join(constant ? " " : ", ", texts);
  }
}
