package io.headroom.mcp;

/// UTF-8 without an encoder or decoder and what they allocate.
final class Utf8 {
  /// By the number of bytes: the first code point that needs as many.
  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

  private Utf8() {}

  /// Whether bytes from one that is not ASCII on are UTF-8. Java's fast decoder would put U+FFFD
  /// where they are not.
  ///
  /// @param bytes the text
  /// @param from where to begin
  static boolean valid(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; ) {
      int length = Integer.numberOfLeadingZeros(~(bytes[at] << 24));
      if (length < 2 || length > 4 || at + length > bytes.length) {
        return false;
      }
      int code = bytes[at] & 0x7f >> length;
      for (int i = at + 1; i < at + length; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
          return false;
        }
        code = code << 6 | bytes[i] & 0x3f;
      }
      boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
      if (code < LEAST[length] || surrogate || code > Character.MAX_CODE_POINT) {
        return false;
      }
      at = ByteScan.beyondAscii(bytes, at + length);
    }
    return true;
  }

  /// Writes a code point.
  ///
  /// @param code any but a surrogate
  /// @param out where to, with room for it
  /// @param from where its first byte goes
  /// @return the index behind its last
  static int encode(int code, byte[] out, int from) {
    int length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (int i = from + length - 1, rest = code; i > from; i--, rest >>= 6) {
      out[i] = (byte) (0x80 | rest & 0x3f);
    }
    int lead = code >> 6 * (length - 1);
    out[from] = (byte) (length == 1 ? lead : lead | 0xf00 >> length);
    return from + length;
  }
}
