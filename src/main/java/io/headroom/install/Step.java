package io.headroom.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One of the steps by which a value becomes another, where what they share is not touched.
sealed interface Step {
  /// Puts a value in a place, or another one there.
  ///
  /// @param path names from the root down; all but the last are there, or are made
  /// @param value the value
  record Set(List<String> path, Object value) implements Step {}

  /// Takes a member away.
  ///
  /// @param path names from the root down
  record Drop(List<String> path) implements Step {}

  /// Puts elements in the place of others in a list that keeps some.
  ///
  /// @param path the list's place
  /// @param from index of the first one that goes
  /// @param to index behind the last one
  /// @param elements what comes there
  record Splice(List<String> path, int from, int to, List<?> elements) implements Step {}

  /// The steps from what is there to what is wanted.
  ///
  /// @param there a value
  /// @param wanted what it is to be: maps, lists, strings, numbers and truth values
  /// @param path the value's place
  static List<Step> between(JsonNode there, Object wanted, List<String> path) {
    JsonNode tree = JsonMapper.shared().valueToTree(wanted);
    if (there.equals(tree)) {
      return List.of();
    }
    if (there.isObject() && wanted instanceof Map<?, ?> members) {
      return ofMembers(there, members, path);
    }
    return there.isArray() && wanted instanceof List<?> list
        ? List.of(ofElements(there, tree, list, path))
        : List.of(new Set(path, wanted));
  }

  private static List<Step> ofMembers(JsonNode there, Map<?, ?> members, List<String> path) {
    List<Step> steps = new ArrayList<>();
    members.forEach((name, value) ->
        steps.addAll(between(there.path(name.toString()), value, below(path, name.toString()))));
    there.propertyNames().stream()
        .filter(name -> !members.containsKey(name))
        .forEach(name -> steps.add(new Drop(below(path, name))));
    return steps;
  }

  private static Step ofElements(JsonNode there, JsonNode tree, List<?> list, List<String> path) {
    int most = Math.min(there.size(), tree.size());
    int end = 0;
    while (end < most
        && there.get(there.size() - 1 - end).equals(tree.get(tree.size() - 1 - end))) {
      end++;
    }
    int start = 0;
    while (start < most - end && there.get(start).equals(tree.get(start))) {
      start++;
    }
    return start + end == 0
        ? new Set(path, list)
        : new Splice(path, start, there.size() - end, list.subList(start, list.size() - end));
  }

  private static List<String> below(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
