package io.headroom.compress.yaml;

/// Reads keys and the beginnings of values.
final class Keys {
  private Keys() {}

  /// Offset of the colon behind a key that begins at an offset, or -1.
  static int end(String text, int from) {
    if (from >= text.length()) {
      return -1;
    }
    char first = text.charAt(from);
    int at = from;
    if (first == '"' || first == '\'') {
      at = text.indexOf(first, from + 1) + 1;
      return at > from && colon(text, at) ? at : -1;
    }
    if ("{}[]|>&!%@`,".indexOf(first) >= 0) {
      return -1;
    }
    for (at = text.indexOf(':', from); at > from; at = text.indexOf(':', at + 1)) {
      if (colon(text, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean colon(String text, int at) {
    return at < text.length()
        && text.charAt(at) == ':'
        && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
  }

  /// Whether a value is the head of a block scalar, `|` or `>` behind tags and anchors.
  static boolean block(String value) {
    String bare = bare(value);
    return !bare.isEmpty() && (bare.charAt(0) == '|' || bare.charAt(0) == '>');
  }

  /// Whether a value leaves no room for entries under it.
  static boolean scalar(String value) {
    return !bare(value).isEmpty();
  }

  /// A value without tags, anchors and comments.
  private static String bare(String value) {
    String rest = value;
    while (rest.startsWith("&") || rest.startsWith("!")) {
      int blank = rest.indexOf(' ');
      rest = blank < 0 ? "" : rest.substring(blank).strip();
    }
    return rest.startsWith("#") ? "" : rest;
  }
}
