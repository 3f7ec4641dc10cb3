package io.headroom.retrieve;

import io.headroom.text.JsonPlaces;
import io.headroom.text.Lines;
import java.util.OptionalInt;

/// Reads originals that ought to be JSON.
final class JsonText {
  private JsonText() {}

  /// Checks a text.
  ///
  /// @throws Refusal if it is no JSON
  static JsonPlaces of(String text) {
    OptionalInt fault = JsonPlaces.fault(text);
    if (fault.isPresent()) {
      throw new Refusal(
          "path works on JSON, and this original is no JSON from line "
              + (Lines.of(text).at(fault.getAsInt()) + 1)
              + " on. Use lines or query.");
    }
    JsonPlaces json = JsonPlaces.of(text);
    if (json.roots().isEmpty()) {
      throw new Refusal("path works on JSON, and this original is empty.");
    }
    return json;
  }
}
