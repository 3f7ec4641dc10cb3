package io.headroom.retrieve;

import io.headroom.text.JsonPlaces;
import java.util.List;
import java.util.StringJoiner;

/// What an address leads to in a JSON text.
public sealed interface JsonPart {
  /// Values.
  ///
  /// @param json the value as it is written; several as an array, one to a line
  /// @param count how many there are, at least 1
  record Values(String json, int count) implements JsonPart {}

  /// There is no such part.
  ///
  /// @param why one sentence that begins with `path`, for the agent to read
  record None(String why) implements JsonPart {}

  /// Follows an address.
  ///
  /// @param text any text
  /// @param path JSON pointer or JSONPath
  /// @return what is there, or why nothing is
  static JsonPart of(String text, String path) {
    if (text.isBlank() || JsonPlaces.fault(text).isPresent()) {
      return new None("path=\"" + path + "\" leads nowhere: this result is no JSON.");
    }
    try {
      JsonPlaces json = JsonPlaces.of(text);
      List<JsonPath.Match> matches = JsonPath.parse(path).in(json);
      if (matches.size() == 1) {
        return new Values(json.of(matches.getFirst().span()), 1);
      }
      StringJoiner values = new StringJoiner(",\n", "[\n", "\n]");
      matches.forEach(match -> values.add(json.of(match.span())));
      return new Values(values.toString(), matches.size());
    } catch (Refusal e) {
      return new None(e.message());
    }
  }
}
