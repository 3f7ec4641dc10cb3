package io.headroom.compress.xml;

import io.headroom.select.rows.Aggregates;
import io.headroom.select.rows.Cell;
import io.headroom.select.rows.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says in a line what all units of a group have, shown or not; nothing if there is nothing to say.
final class Summary {
  private static final int MANY = 16;
  private static final int MOST_OF_FEW = 3;
  private static final int MOST_FIELDS = 8;
  private static final int MOST_PARTS = 8;

  private static final Aggregates AGGREGATES =
      new Aggregates(Fields::label, value -> Texts.clip(value, Texts.VALUE));

  private Summary() {}

  static String of(Group group, boolean whole) {
    List<String> pieces = new ArrayList<>();
    if (whole) {
      List<Field> fields = new ArrayList<>();
      group
          .fields()
          .forEach((path, field) -> {
            boolean own = path.indexOf('@') <= 0 && path.indexOf('/') < 0;
            if (own && !group.hides(path) && !group.machineMade(path) && !part(field)) {
              fields.add(field);
            }
          });
      add(
          pieces,
          "",
          AGGREGATES.of(fields, group.members().size() < MANY ? MOST_OF_FEW : MOST_FIELDS));
      add(pieces, "with ", parts(group));
    }
    add(pieces, "each: ", hidden(group, true));
    add(pieces, "not repeated: ", hidden(group, false));
    String text = String.join("; ", pieces);
    return text.isEmpty()
        ? ""
        : "(all " + group.members().size() + " " + group.label() + ": " + text + ")\n";
  }

  /// From when to when the points in time of a field are, or an empty string if it has none.
  static String moments(Field field) {
    String text = field.present() < field.size() ? "" : AGGREGATES.of(field);
    return !field.numeric() && !field.category() ? text : "";
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
    group
        .hidden()
        .forEach((path, why) -> {
          if (why.startsWith("=") == constant) {
            texts.add(Fields.label(path) + why);
          }
        });
    int more = texts.size() - MOST_PARTS;
    List<String> told = more > 0 ? texts.subList(0, MOST_PARTS) : texts;
    return String.join(constant ? " " : ", ", told) + (more > 0 ? " and " + more + " more" : "");
  }
}
