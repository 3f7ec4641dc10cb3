package io.headroom.grammar;

import io.github.treesitter.jtreesitter.InputEncoding;

/// A text in an encoding that has as many bytes for each of its UTF-16 units, so that the parser's
/// offsets are ours.
///
/// @param text any string
/// @param encoding UTF-8 for ASCII, which is read a tenth faster, else UTF-16
/// @param width bytes of a unit
record Encoded(String text, InputEncoding encoding, int width) {
  static Encoded of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new Encoded(text, InputEncoding.UTF_16LE, Character.BYTES);
      }
    }
    return new Encoded(text, InputEncoding.UTF_8, Byte.BYTES);
  }

  /// The UTF-16 unit at an offset in bytes.
  int offset(int bytes) {
    return bytes / width;
  }

  /// The rest of the text from an offset in bytes.
  String from(int bytes) {
    return text.substring(offset(bytes));
  }
}
