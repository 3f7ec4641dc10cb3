package io.headroom.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads cases as indexes list them, a JSON object per line. Only `id` and `file` have to be there.
public final class CaseReader {
  private static final int DEFAULT_SPAN = 600;
  private static final String ANY_FAMILY = "all";

  private CaseReader() {}

  /// What a line of an index is.
  public sealed interface Line {
    /// A case.
    ///
    /// @param value the case
    record Read(Case value) implements Line {}

    /// No case.
    ///
    /// @param what what is wrong and what would be right
    record Broken(String what) implements Line {}
  }

  /// Reads one line.
  ///
  /// @param line a JSON object
  /// @return the case, or what is wrong with it
  public static Line read(String line) {
    try {
      JsonNode node = JsonMapper.shared().readTree(line);
      if (!node.isObject()) {
        throw new Wrong("is no JSON object");
      }
      List<Needle> needles = new ArrayList<>();
      for (JsonNode needle : node.path("needles")) {
        needles.add(needle(needle));
      }
      return new Line.Read(
          new Case(
              required(node, "id"),
              string(node, "family", ANY_FAMILY),
              required(node, "file"),
              string(node, "query", ""),
              needles));
    } catch (JacksonException e) {
      return new Line.Broken("is not JSON: " + e.getOriginalMessage());
    } catch (Wrong e) {
      return new Line.Broken(String.valueOf(e.getMessage()));
    }
  }

  /// A bare string is a critical one that has to occur.
  private static Needle needle(JsonNode node) {
    if (node.isString()) {
      return new Needle.Text(filled(node), true);
    }
    JsonNode value = node.path("v");
    boolean critical = !string(node, "c", "critical").equals("context");
    return switch (string(node, "t", "text")) {
      case "text" -> new Needle.Text(filled(value), critical);
      case "alnum" -> new Needle.Letters(filled(value), critical);
      case "any" ->
          new Needle.AnyOf(list(value).stream().map(CaseReader::filled).toList(), critical);
      case "rec" ->
          new Needle.Values(
              list(value).stream().map(CaseReader::spellings).toList(),
              node.path("span").asInt(DEFAULT_SPAN),
              critical);
      default ->
          throw new Wrong(
              "has a needle of type " + node.path("t") + "; there are text, any, alnum and rec");
    };
  }

  /// How a value of a record may be written: `3` as `3.0`, `0.5` as `.5`, null and booleans as
  /// programs print them.
  private static List<String> spellings(JsonNode value) {
    if (value.isNull()) {
      return List.of("null", "NULL", "None", "~");
    }
    if (value.isBoolean()) {
      String name = value.asString();
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return List.of(name, capital, name.toUpperCase(Locale.ROOT));
    }
    if (value.isNumber()) {
      String digits = value.decimalValue().stripTrailingZeros().toPlainString();
      String other = digits.contains(".") ? digits.replaceFirst("^(-?)0\\.", "$1.") : digits + ".0";
      return List.of(digits, other);
    }
    return List.of(Normal.blanks(filled(value)));
  }

  private static List<JsonNode> list(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      throw new Wrong("has a needle whose \"v\" is no list; types any and rec take one");
    }
    return List.copyOf(value.values());
  }

  private static String filled(JsonNode value) {
    if (!value.isString() || value.asString().isBlank()) {
      throw new Wrong("has a needle without text; give {\"t\": \"text\", \"v\": \"what to find\"}");
    }
    return value.asString();
  }

  private static String required(JsonNode node, String name) {
    String value = string(node, name, "");
    if (value.isBlank()) {
      throw new Wrong(
          "has no \"%s\"; a case is {\"id\": \"my-log\", \"file\": \"my.log\", \"needles\": […]}"
              .formatted(name));
    }
    return value;
  }

  private static String string(JsonNode node, String name, String otherwise) {
    JsonNode value = node.path(name);
    return value.isString() ? value.asString() : otherwise;
  }

  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }
}
