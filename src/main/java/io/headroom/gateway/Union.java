package io.headroom.gateway;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// One JSON value that has all that several have: objects have each other's members, what is true
/// in one is true, and of anything else the first counts.
final class Union {
  private Union() {}

  /// Unites values.
  ///
  /// @param values valid JSON, at least one
  /// @return JSON
  static String of(List<String> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    List<JsonPlaces> objects =
        values.stream().map(JsonPlaces::of).filter(json -> json.object(json.root())).toList();
    if (objects.isEmpty()) {
      return values.contains("true") ? "true" : values.getFirst();
    }
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (JsonPlaces json : objects) {
      Span root = json.root();
      for (Child child : json.children(root)) {
        String key = String.valueOf(child.key());
        members.computeIfAbsent(key, _ -> new ArrayList<>()).add(json.of(child.span()));
      }
    }
    StringJoiner all = new StringJoiner(",", "{", "}");
    members.forEach((key, of) -> all.add(JsonStrings.quote(key) + ":" + of(of)));
    return all.toString();
  }
}
