package io.headroom.compress.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// What a form asks for.
final class Forms {
  private static final int MOST_FIELDS = 40;

  private Forms() {}

  /// The fields of a form, each by the name its page gives it, and what its buttons say; empty for
  /// a form that asks for nothing.
  static String describe(Element form) {
    List<String> fields = new ArrayList<>();
    int more = 0;
    for (Element field : form.select("input, select, textarea, button")) {
      String one = field(field);
      if (one.isEmpty()) {
        continue;
      }
      if (fields.size() < MOST_FIELDS) {
        fields.add(one);
      } else {
        more++;
      }
    }
    if (more > 0) {
      fields.add("… %s more".formatted(more));
    }
    return String.join(", ", fields);
  }

  private static String field(Element field) {
    String type = field.nameIs("input") ? field.attr("type").strip() : field.normalName();
    String name = name(field);
    return switch (type) {
      case "hidden", "image" -> "";
      case "submit", "button", "reset" -> {
        String label = field.nameIs("input") ? field.attr("value") : field.text();
        yield label.isBlank() ? "" : "button \"" + label.strip() + "\"";
      }
      case "select" -> {
        int options = field.select("option").size();
        yield "%s (one of %s)".formatted(name, options);
      }
      case "", "text" -> name + required(field);
      default -> "%s (%s)%s".formatted(name, type, required(field));
    };
  }

  private static String name(Element field) {
    for (String attribute : new String[] {"aria-label", "placeholder", "name", "id"}) {
      if (!field.attr(attribute).isBlank()) {
        return field.attr(attribute).strip();
      }
    }
    return "field";
  }

  private static String required(Element field) {
    return field.hasAttr("required") ? " (required)" : "";
  }
}
