package io.headroom.install;

import io.headroom.install.TomlOutline.Table;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Edits TOML. A new table goes to the end, where it is right whatever stands before.
final class TomlEditor implements Editor {
  private static final TomlMapper TOML = new TomlMapper();

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
    JsonNode there = Editor.at(read(text), path);
    if (!there.isMissingNode()) {
      return revise(text, there, change);
    }
    String newline = JsonStyle.newline(text);
    String lead = text.isEmpty() ? "" : text.endsWith("\n") ? newline : newline + newline;
    return text + lead + TomlWriter.table(path, table, newline);
  }

  /// Makes what is at a place say something else. What of it stays is not written anew.
  private String revise(String text, JsonNode there, Change change) throws BadConfig {
    String revised = text;
    for (Step step : Step.between(there, change.value(), change.path())) {
      revised =
          step instanceof Step.Drop(List<String> path) && !under(revised, path).isEmpty()
              ? take(revised, new Change.Member(path, ""), path.size() - 1)
              : new TomlRevision(revised).with(step);
    }
    return revised;
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
}
