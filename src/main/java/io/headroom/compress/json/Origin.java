package io.headroom.compress.json;

/// Where the characters of a string that holds a document stand in the original text.
///
/// @param places offset of each character, and of the end; empty if they are their own
record Origin(int[] places) {
  /// The text itself.
  static final Origin SELF = new Origin(new int[0]);

  int at(int offset) {
    return places.length == 0 ? offset : places[offset];
  }

  /// The origin of a string that stands in this text.
  Origin within(Json.Text text) {
    String source = text.source();
    int[] inner = new int[text.value().length() + 1];
    int at = text.start() + 1;
    for (int i = 0; i < inner.length; i++) {
      inner[i] = at(at);
      if (source.charAt(at) == '\\') {
        at += source.charAt(at + 1) == 'u' ? 6 : 2;
      } else {
        at++;
      }
    }
    return new Origin(inner);
  }
}
