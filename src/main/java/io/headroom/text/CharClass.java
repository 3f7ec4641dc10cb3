package io.headroom.text;

import java.util.Arrays;

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

  /// In the table, what has not been asked for yet, and high surrogates: the unit after decides.
  private static final byte UNKNOWN = -1;

  /// Filled as characters turn up, for filling it at once takes longer than most counts. Threads
  /// may see each other's entries or not: all write the same.
  private static final byte[] BASIC_PLANE = new byte[1 << 16];

  static {
    Arrays.fill(BASIC_PLANE, UNKNOWN);
  }

  private CharClass() {}

  /// Class of the code point at an offset; 0 for one that is in none of them. A lone surrogate is
  /// in none, as U+FFFD is.
  static int at(String text, int offset) {
    int bits = BASIC_PLANE[text.charAt(offset)];
    return bits >= 0 ? bits : ask(text, offset);
  }

  /// UTF-16 units of a code point with a class from [#at].
  static int width(int bits) {
    return 1 + (bits >>> 7);
  }

  private static int ask(String text, int offset) {
    int c = text.codePointAt(offset);
    if (Character.isSupplementaryCodePoint(c)) {
      return of(c) | WIDE;
    }
    int bits = of(c);
    if (!Character.isHighSurrogate((char) c)) {
      BASIC_PLANE[c] = (byte) bits;
    }
    return bits;
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
