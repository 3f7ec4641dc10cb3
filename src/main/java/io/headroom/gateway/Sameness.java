package io.headroom.gateway;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.List;

/// Whether the text blocks of a result say the same as its structured content. Servers write the
/// same value as JSON into a text block; results that are no object they wrap into one with a
/// single member, and lists they spread over a block for each element.
final class Sameness {
  private Sameness() {}

  /// Compares the two.
  ///
  /// @param texts the text blocks
  /// @param json holds the structured content
  /// @param structured where it stands
  static boolean of(List<String> texts, JsonPlaces json, Span structured) {
    if (texts.isEmpty()) {
      return false;
    }
    if (texts.size() == 1 && says(texts.getFirst(), json, structured)) {
      return true;
    }
    List<Child> members = json.children(structured);
    if (!json.object(structured) || members.size() != 1) {
      return false;
    }
    Span value = members.getFirst().span();
    if (texts.size() == 1 && says(texts.getFirst(), json, value)) {
      return true;
    }
    List<Child> elements = json.array(value) ? json.children(value) : List.of();
    if (elements.size() != texts.size()) {
      return false;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (!says(texts.get(i), json, elements.get(i).span())) {
        return false;
      }
    }
    return true;
  }

  private static boolean says(String text, JsonPlaces json, Span value) {
    return json.quoted(value)
        ? json.unquoted(value).equals(text)
        : JsonPlaces.same(json.of(value), text);
  }
}
