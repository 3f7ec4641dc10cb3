package io.headroom.compress.json;

/// How much of long values is shown.
///
/// @param text most characters of a string
/// @param blob most characters of a string that has no blank in it
/// @param inner most characters of a string inside an object or array
/// @param list characters after which no further element or member is begun
/// @param depth how deep objects and arrays may nest before they are only counted
record Limits(int text, int blob, int inner, int list, int depth) {
  private static final int ALL = Integer.MAX_VALUE;

  /// Everything.
  static final Limits NONE = new Limits(ALL, ALL, ALL, ALL, ALL);

  /// What a row, an item or a member is shown with.
  static final Limits USUAL = new Limits(200, 160, 100, 400, ALL);

  /// What has to do with the question.
  static final Limits WIDE = new Limits(1_500, 400, 1_500, 1_500, ALL);

  /// A record asked for.
  static final Limits WHOLE = new Limits(2_000, 400, 2_000, 60_000, ALL);

  /// A record of which its reader should know that it is there, and what it is.
  static final Limits BRIEF = new Limits(48, 80, 32, 240, 1);

  /// So many times as much of long values.
  Limits times(int scale) {
    return new Limits(scale * text, scale * blob, scale * inner, scale * list, depth);
  }

  boolean clips() {
    return text != ALL;
  }
}
