package io.headroom.select.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Says in a few words what the values of fields are over all rows, shown or not: counts of those
/// with few values, least, greatest and median of numbers, first and last of moments. Every number
/// in it is exact.
public final class Aggregates {
  private static final int MOST_VALUES = 6;

  private static final int LONGEST_MOMENT = 40;

  // Spelled so, text sorts as time does.
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]?[0-9:.]*Z?");

  private final UnaryOperator<String> names;
  private final UnaryOperator<String> values;

  /// Settles how names and values are written.
  ///
  /// @param names how a name is written
  /// @param values how a value is written, given its spelling
  public Aggregates(UnaryOperator<String> names, UnaryOperator<String> values) {
    this.names = names;
    this.values = values;
  }

  /// Describes the fields that say most.
  ///
  /// @param fields the fields in order
  /// @param most how many are described at most
  /// @return one piece per field, parted by `; `, or an empty string
  public String of(List<Field> fields, int most) {
    List<String> texts = new ArrayList<>();
    List<Field> order = new ArrayList<>(fields);
    order.sort(
        Comparator.comparing((Field f) -> !f.category())
            .thenComparingLong(f -> f.name().chars().filter(c -> c == '.').count()));
    for (Field field : order) {
      String text = of(field);
      if (!text.isEmpty() && texts.size() < most) {
        texts.add(names.apply(field.name()) + " " + text);
      }
    }
    return String.join("; ", texts);
  }

  /// Describes one field.
  ///
  /// @param field the field
  /// @return a few words, or an empty string if there is nothing to say
  public String of(Field field) {
    if (field.category()) {
      return categories(field);
    }
    int others = field.size() - field.present();
    String gaps = others == 0 ? "" : " (" + others + " without)";
    if (field.numeric()) {
      return field.least().raw()
          + " to "
          + field.greatest().raw()
          + ", median "
          + field.median().raw()
          + gaps;
    }
    return moments(field) + gaps(field, gaps);
  }

  private static String gaps(Field field, String gaps) {
    return moments(field).isEmpty() ? "" : gaps;
  }

  private String categories(Field field) {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(field.counts().entrySet());
    entries.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    List<String> texts = new ArrayList<>();
    int rest = 0;
    for (Map.Entry<String, Integer> entry : entries) {
      if (texts.size() < MOST_VALUES) {
        String value = entry.getKey().isEmpty() ? "missing" : values.apply(entry.getKey());
        texts.add(value + "×" + entry.getValue());
      } else {
        rest += entry.getValue();
      }
    }
    return String.join(" ", texts) + (rest > 0 ? " others×" + rest : "");
  }

  private static String moments(Field field) {
    String least = "";
    String greatest = "";
    for (int i = 0; i < field.size(); i++) {
      Value value = field.value(i);
      if (value.absent()) {
        continue;
      }
      if (!value.scalar() || value.weight() > LONGEST_MOMENT) {
        return "";
      }
      String moment = value.text();
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
