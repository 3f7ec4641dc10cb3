package io.headroom.install;

import io.headroom.install.JsonOutline.Item;
import io.headroom.install.JsonOutline.Kind;
import io.headroom.install.JsonOutline.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Edits JSON, with comments and trailing commas or without.
final class JsonEditor implements Editor {
  private static final JsonMapper JSON = JsonMapper.builder(JsonOutline.FACTORY).build();

  @Override
  public ObjectNode read(String text) throws BadConfig {
    Optional<Node> root = JsonOutline.of(text);
    if (root.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (JSON.readTree(text.substring(root.get().start(), root.get().end()))
          instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new BadConfig(JsonOutline.problem(e));
    }
    throw new BadConfig("the file has to hold one object in braces");
  }

  @Override
  public String put(String text, Change change) throws BadConfig {
    Optional<Node> outlined = JsonOutline.of(text);
    if (outlined.isEmpty()) {
      return fresh(text, change);
    }
    List<Node> way = way(outlined.get(), change.path());
    JsonStyle style = JsonStyle.of(text, outlined.get());
    Node deepest = way.getLast();
    int known = way.size() - 1;
    return switch (change) {
      case Change.Member member when known == member.path().size() -> revise(text, member);
      case Change.Element element when known == element.path().size() ->
          append(text, deepest, Kind.ARRAY, "", element.value(), style);
      default ->
          append(
              text, deepest, Kind.OBJECT, change.path().get(known), rest(change, known + 1), style);
    };
  }

  @Override
  public String take(String text, Change change, int keep) throws BadConfig {
    Optional<Node> outlined = JsonOutline.of(text);
    if (outlined.isEmpty()) {
      return text;
    }
    List<Node> way = way(outlined.get(), change.path());
    if (way.size() <= change.path().size()) {
      return text;
    }
    // From the thing itself outwards: an item that goes, and then each container left empty by it.
    int depth = change.path().size();
    Item going;
    switch (change) {
      case Change.Member _ -> {
        going = item(way, change.path(), depth);
        depth--;
      }
      case Change.Element element -> {
        Optional<Item> found = element(text, way.getLast(), element.value());
        if (found.isEmpty()) {
          return text;
        }
        going = found.get();
      }
    }
    while (depth > keep && depth > 0 && isOnlyThing(text, way.get(depth), going)) {
      going = item(way, change.path(), depth);
      depth--;
    }
    return JsonCut.cut(text, way.get(depth), going);
  }

  /// Makes what is at a place say something else. What of it stays is not written anew.
  private String revise(String text, Change.Member member) throws BadConfig {
    JsonNode there = Editor.at(read(text), member.path());
    String revised = text;
    for (Step step : Step.between(there, member.value(), member.path())) {
      revised =
          switch (step) {
            case Step.Set(List<String> path, Object value) -> set(revised, path, value);
            case Step.Drop(List<String> path) ->
                take(revised, new Change.Member(path, ""), path.size() - 1);
            case Step.Splice splice -> splice(revised, splice);
          };
    }
    return revised;
  }

  private String set(String text, List<String> path, Object value) throws BadConfig {
    Node root = JsonOutline.of(text).orElseThrow();
    List<Node> way = way(root, path);
    if (way.size() <= path.size()) {
      return put(text, new Change.Member(path, value));
    }
    Node old = way.getLast();
    String written = JsonStyle.of(text, root).write(value, JsonStyle.indent(text, old.start()));
    return Stretch.replace(text, old.start(), old.end(), written);
  }

  private static String splice(String text, Step.Splice splice) throws BadConfig {
    Node root = JsonOutline.of(text).orElseThrow();
    List<Stretch> elements =
        way(root, splice.path()).getLast().items().stream()
            .map(item -> new Stretch(item.start(), item.end()))
            .toList();
    JsonStyle style = JsonStyle.of(text, root);
    return Stretch.splice(
        text,
        elements,
        splice.from(),
        splice.to(),
        splice.elements().stream().map(element -> style.write(element, "")).toList());
  }

  /// The containers on the way to a place, root first, and the value there, as far as they exist.
  private static List<Node> way(Node root, List<String> path) {
    List<Node> way = new ArrayList<>(List.of(root));
    for (String name : path) {
      Optional<Item> next = way.getLast().member(name);
      if (next.isEmpty()) {
        break;
      }
      way.add(next.get().value());
    }
    return way;
  }

  private static Item item(List<Node> way, List<String> path, int depth) {
    return way.get(depth - 1).member(path.get(depth - 1)).orElseThrow();
  }

  private static Optional<Item> element(String text, Node array, Object value) {
    JsonNode wanted = JSON.valueToTree(value);
    return array.items().stream()
        .filter(item -> JSON.readTree(text.substring(item.start(), item.end())).equals(wanted))
        .findFirst();
  }

  private static boolean isOnlyThing(String text, Node container, Item item) {
    return container.items().size() == 1
        && JsonCut.isBlank(text, container.start() + 1, item.start())
        && JsonCut.isBlank(text, item.end(), container.end() - 1);
  }

  /// What is left of a change's value below a place that has to be made.
  private static Object rest(Change change, int from) {
    Object value =
        switch (change) {
          case Change.Member member -> member.value();
          case Change.Element element -> List.of(element.value());
        };
    for (String name : change.path().subList(from, change.path().size()).reversed()) {
      value = Map.of(name, value);
    }
    return value;
  }

  private static String fresh(String text, Change change) {
    JsonStyle style = new JsonStyle("  ", JsonStyle.newline(text));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(change.path().getFirst(), rest(change, 1));
    String before =
        text.isEmpty() || text.endsWith("\n") || text.equals("\uFEFF") ? "" : style.newline();
    return text + before + style.write(root, "") + style.newline();
  }

  private static String append(
      String text, Node container, Kind expected, String name, Object value, JsonStyle style)
      throws BadConfig {
    if (container.kind() != expected) {
      throw new BadConfig(
          name.isEmpty()
              ? "something else stands where a list should be"
              : "there is no room for \"" + name + "\": what should hold it is no object");
    }
    String outer = JsonStyle.indent(text, container.start());
    int last =
        container.items().isEmpty() ? container.start() + 1 : container.items().getLast().end();
    int close = container.end() - 1;
    String gap = text.substring(last, close);
    String kept = gap.stripTrailing();
    boolean comma = JsonCut.comma(text, last, close) >= 0;
    boolean inline =
        style.onOneLine()
            || !container.items().isEmpty()
                && kept.length() <= 1
                && text.substring(container.start(), container.items().getFirst().start())
                        .indexOf('\n')
                    < 0;
    String indent =
        container.items().isEmpty()
            ? outer + style.unit()
            : JsonStyle.indent(text, container.items().getLast().start());
    JsonStyle laid = inline ? new JsonStyle("", style.newline()) : style;
    String item = name.isEmpty() ? laid.write(value, indent) : laid.member(name, value, indent);
    String separator = container.items().isEmpty() || comma ? "" : ",";
    String lead = inline ? (container.items().isEmpty() ? "" : " ") : style.newline() + indent;
    String trail = gap.substring(kept.length());
    if (!inline && trail.indexOf('\n') < 0) {
      trail = style.newline() + outer;
    }
    return text.substring(0, last)
        + separator
        + kept
        + lead
        + item
        + (comma ? "," : "")
        + trail
        + text.substring(close);
  }
}
