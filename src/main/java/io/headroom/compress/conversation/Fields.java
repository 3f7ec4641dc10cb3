package io.headroom.compress.conversation;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of an object by name. An object that has a name twice has none here: readers differ
/// in which of the two they take, so nothing in it is understood, and nothing touched.
record Fields(JsonPlaces json, Map<String, Span> members) {
  /// Members of a value; none if it is no object.
  static Fields of(JsonPlaces json, Span value) {
    Map<String, Span> members = new HashMap<>();
    if (json.object(value)) {
      for (Child child : json.children(value)) {
        if (child.key() != null && members.put(child.key(), child.span()) != null) {
          return new Fields(json, Map.of());
        }
      }
    }
    return new Fields(json, members);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Optional<Span> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// The members of a member that is an object.
  Fields inner(String name) {
    return get(name).map(span -> of(json, span)).orElse(new Fields(json, Map.of()));
  }

  /// The elements of a member that is a list.
  List<Child> list(String name) {
    return get(name).filter(json::array).map(json::children).orElse(List.of());
  }

  /// The characters of a member that is a string, else the empty string.
  String string(String name) {
    return get(name).filter(json::quoted).map(json::unquoted).orElse("");
  }

  /// Whether a member is `true`.
  boolean flag(String name) {
    return get(name).map(json::of).filter("true"::equals).isPresent();
  }
}
