package io.headroom.install;

import io.headroom.install.TomlOutline.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Edits TOML, by whole tables: a new one goes to the end, where it is right whatever stands
/// before.
final class TomlEditor implements Editor {
  private static final TomlMapper TOML = new TomlMapper();
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public ObjectNode read(String text) throws BadConfig {
    String toml = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (toml.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return TOML.readTree(toml) instanceof ObjectNode object
          ? object
          : JsonNodeFactory.instance.objectNode();
    } catch (JacksonException e) {
      throw new BadConfig(JsonOutline.problem(e));
    }
  }

  @Override
  public String put(String text, Change change) throws BadConfig {
    if (!(change instanceof Change.Member(List<String> path, Map<?, ?> table))) {
      throw new BadConfig("TOML is changed by whole tables only");
    }
    String newline = JsonStyle.newline(text);
    List<Table> old = under(text, path);
    String block = block(path, table, newline);
    if (!old.isEmpty()) {
      return cut(text.substring(0, old.getFirst().start()), List.of())
          + block
          + cut(text, old).substring(old.getFirst().start());
    }
    String lead = text.isEmpty() ? "" : text.endsWith("\n") ? newline : newline + newline;
    return text + lead + block;
  }

  @Override
  public String take(String text, Change change, int keep) {
    List<Table> old = under(text, change.path());
    if (old.isEmpty()) {
      return text;
    }
    // The blank line before it came with it.
    int start = old.getFirst().start();
    String before = text.substring(0, start);
    String newline = JsonStyle.newline(text);
    if (before.endsWith(newline + newline)) {
      before = before.substring(0, before.length() - newline.length());
    }
    return before + cut(text, old).substring(start);
  }

  private static List<Table> under(String text, List<String> path) {
    return TomlOutline.of(text).stream()
        .filter(table ->
            table.path().size() >= path.size() && table.path().subList(0, path.size()).equals(path))
        .toList();
  }

  private static String cut(String text, List<Table> tables) {
    StringBuilder rest = new StringBuilder(text);
    tables.reversed().forEach(table -> rest.delete(table.start(), table.end()));
    return rest.toString();
  }

  private static String block(List<String> path, Map<?, ?> table, String newline) {
    StringBuilder block =
        new StringBuilder("[").append(String.join(".", path)).append(']').append(newline);
    table.forEach((name, value) -> {
      if (!(value instanceof Map)) {
        block.append(name).append(" = ").append(value(value)).append(newline);
      }
    });
    table.forEach((name, value) -> {
      if (value instanceof Map<?, ?> inner) {
        List<String> below = Stream.concat(path.stream(), Stream.of(name.toString())).toList();
        block.append(newline).append(block(below, inner, newline));
      }
    });
    return block.toString();
  }

  /// Strings of JSON are strings of TOML.
  private static String value(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(TomlEditor::value).collect(Collectors.joining(", ", "[", "]"))
        : JSON.writeValueAsString(value);
  }
}
