package io.headroom.install;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes a change back where somebody may have made others since.
final class Restored {
  private Restored() {}

  /// What is to be there now.
  ///
  /// @param there what is there
  /// @param put what the change put there
  /// @param before what stood there before it
  /// @return the value; a missing node for nothing
  static JsonNode of(JsonNode there, JsonNode put, JsonNode before) {
    if (there.equals(put)) {
      return before;
    }
    return switch (there) {
      case ObjectNode object -> ofMembers(object.deepCopy(), put, before);
      case ArrayNode list -> ofElements(list, put, before);
      default -> there;
    };
  }

  private static JsonNode ofMembers(ObjectNode there, JsonNode put, JsonNode before) {
    for (String name : put.propertyNames()) {
      if (!before.has(name) && there.path(name).equals(put.path(name))) {
        there.remove(name);
      }
    }
    before.properties().stream()
        .filter(member -> !put.has(member.getKey()) && !there.has(member.getKey()))
        .forEach(member -> there.set(member.getKey(), member.getValue()));
    return orNothing(there, before);
  }

  private static JsonNode ofElements(ArrayNode there, JsonNode put, JsonNode before) {
    ArrayNode kept = there.arrayNode();
    there
        .valueStream()
        .filter(element -> !holds(put, element) || holds(before, element))
        .forEach(kept::add);
    return orNothing(kept, before);
  }

  private static boolean holds(JsonNode list, JsonNode element) {
    return list.valueStream().anyMatch(element::equals);
  }

  private static JsonNode orNothing(JsonNode left, JsonNode before) {
    return left.isEmpty() && before.isMissingNode() ? MissingNode.getInstance() : left;
  }
}
