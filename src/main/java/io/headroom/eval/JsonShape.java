package io.headroom.eval;

import io.headroom.text.JsonPlaces;

/// Whether a text is one JSON document.
final class JsonShape {
  private JsonShape() {}

  /// A text without byte order mark and white space around it.
  static String bare(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
  }

  static boolean parses(String text) {
    return JsonPlaces.document(bare(text));
  }
}
