package io.headroom.text;

/// UTF-8 into an array that is there already. A lone surrogate becomes U+FFFD.
final class Utf8 {
  /// Most bytes one UTF-16 unit becomes.
  static final int WIDEST = 3;

  private Utf8() {}

  /// Bytes a range of a text becomes.
  ///
  /// @param limit the answer for every range that needs as many or more
  static int length(String text, int from, int to, int limit) {
    int length = 0;
    for (int i = from; i < to && length < limit; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800) {
        length += 2;
      } else if (paired(text, i, to)) {
        length += 4;
        i++;
      } else {
        length += 3;
      }
    }
    return Math.min(length, limit);
  }

  private static boolean paired(String text, int at, int to) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < to
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  /// Encodes a range of a text.
  ///
  /// @param text holds the range; neither end of it may part a surrogate pair
  /// @param out has room for [#WIDEST] bytes per unit behind `at`
  /// @param at where the first byte goes
  /// @return offset behind the last byte
  static int encode(String text, int from, int to, byte[] out, int at) {
    int end = at;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[end++] = (byte) c;
      } else if (c < 0x800) {
        out[end++] = (byte) (0xC0 | c >> 6);
        out[end++] = (byte) (0x80 | c & 0x3F);
      } else if (paired(text, i, to)) {
        int code = Character.toCodePoint(c, text.charAt(++i));
        out[end++] = (byte) (0xF0 | code >> 18);
        out[end++] = (byte) (0x80 | code >> 12 & 0x3F);
        out[end++] = (byte) (0x80 | code >> 6 & 0x3F);
        out[end++] = (byte) (0x80 | code & 0x3F);
      } else {
        int code = Character.isSurrogate(c) ? '\uFFFD' : c;
        out[end++] = (byte) (0xE0 | code >> 12);
        out[end++] = (byte) (0x80 | code >> 6 & 0x3F);
        out[end++] = (byte) (0x80 | code & 0x3F);
      }
    }
    return end;
  }
}
