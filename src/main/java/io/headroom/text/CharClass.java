package io.headroom.text;

/// The classes of characters that the encodings' splitting patterns tell apart, as bits. One table
/// look-up replaces `\p{…}` for the basic plane; the rest is asked of [Character].
final class CharClass {
  /// `\p{Lu}` and `\p{Lt}`.
  static final int UPPER = 1;

  /// `\p{Ll}`.
  static final int LOWER = 2;

  /// `\p{Lm}` and `\p{Lo}`.
  static final int UNCASED = 4;

  /// `\p{M}`.
  static final int MARK = 8;

  /// `\p{N}`.
  static final int NUMBER = 16;

  /// `\r` and `\n`.
  static final int NEWLINE = 32;

  /// `\s` but for the newlines: Unicode's White_Space.
  static final int SPACE = 64;

  /// `\p{L}`.
  static final int LETTER = UPPER | LOWER | UNCASED;

  /// Set for a code point that takes two UTF-16 units.
  private static final int WIDE = 128;

  /// Marks a high surrogate in the table: the unit after it decides.
  private static final byte PAIR = -1;

  private static final byte[] BASIC_PLANE = new byte[1 << 16];

  static {
    for (int c = 0; c < BASIC_PLANE.length; c++) {
      BASIC_PLANE[c] = Character.isHighSurrogate((char) c) ? PAIR : (byte) of(c);
    }
  }

  private CharClass() {}

  /// Class of the code point at an offset; 0 for one that is in none of them. A lone surrogate is
  /// in none, as U+FFFD is.
  static int at(String text, int offset) {
    int bits = BASIC_PLANE[text.charAt(offset)];
    return bits >= 0 ? bits : pair(text, offset);
  }

  /// UTF-16 units of a code point with a class from [#at].
  static int width(int bits) {
    return 1 + (bits >>> 7);
  }

  private static int pair(String text, int offset) {
    int c = text.codePointAt(offset);
    return Character.isSupplementaryCodePoint(c) ? of(c) | WIDE : 0;
  }

  private static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
      case Character.LOWERCASE_LETTER -> LOWER;
      case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> UNCASED;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          MARK;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACE;
      default -> control(c);
    };
  }

  private static int control(int c) {
    if (c == '\n' || c == '\r') {
      return NEWLINE;
    }
    return c >= '\t' && c <= '\r' || c == 0x85 ? SPACE : 0;
  }
}
