package io.headroom.compress.json;

import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;

/// Documents inside strings.
final class Embedding {
  private Embedding() {}

  /// The object or array a string holds.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document, or empty if the string is none
  static Optional<Json> of(Json.Text text, Work work) {
    char first = first(text);
    if (first != '{' && first != '[') {
      return Optional.empty();
    }
    return JsonReader.read(text.value(), work)
        .filter(roots -> roots.size() == 1)
        .map(List::getFirst)
        .filter(root -> root instanceof Json.Obj || root instanceof Json.Arr);
  }

  /// The first character of the string that is no blank; a string without any has its quote.
  private static char first(Json.Text text) {
    String source = text.source();
    for (int i = text.start() + 1; i < text.end() - 1; i++) {
      char c = source.charAt(i);
      if (c == '\\' && "nrt".indexOf(source.charAt(i + 1)) >= 0) {
        i++;
      } else if (c > ' ') {
        return c;
      }
    }
    return '"';
  }
}
