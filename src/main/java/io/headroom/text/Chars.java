package io.headroom.text;

/// Answers what [Character] does, sooner for ASCII, which is nearly all of most texts: that is in a
/// table, where [Character] has to find out first which of its tables to ask.
public final class Chars {
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int WHITESPACE = 4;
  private static final int NAME = 8;

  private static final byte[] ASCII = new byte[128];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      int bits = Character.isLetter(c) ? LETTER : 0;
      bits |= Character.isDigit(c) ? DIGIT : 0;
      bits |= Character.isWhitespace(c) ? WHITESPACE : 0;
      bits |= Character.isJavaIdentifierPart(c) ? NAME : 0;
      ASCII[c] = (byte) bits;
    }
  }

  private Chars() {}

  /// Whether a character is a letter.
  ///
  /// @param c a code point or a UTF-16 unit
  /// @return what [Character#isLetter(int)] says
  public static boolean isLetter(int c) {
    return c < ASCII.length ? (ASCII[c] & LETTER) != 0 : Character.isLetter(c);
  }

  /// Whether a character is a decimal digit.
  ///
  /// @param c a code point or a UTF-16 unit
  /// @return what [Character#isDigit(int)] says
  public static boolean isDigit(int c) {
    return c < ASCII.length ? (ASCII[c] & DIGIT) != 0 : Character.isDigit(c);
  }

  /// Whether a character is a letter or a decimal digit.
  ///
  /// @param c a code point or a UTF-16 unit
  /// @return what [Character#isLetterOrDigit(int)] says
  public static boolean isLetterOrDigit(int c) {
    return c < ASCII.length ? (ASCII[c] & (LETTER | DIGIT)) != 0 : Character.isLetterOrDigit(c);
  }

  /// Whether a character is white space that does not glue words together.
  ///
  /// @param c a code point or a UTF-16 unit
  /// @return what [Character#isWhitespace(int)] says
  public static boolean isWhitespace(int c) {
    return c < ASCII.length ? (ASCII[c] & WHITESPACE) != 0 : Character.isWhitespace(c);
  }

  /// Whether a character may stand in a name of most programming languages.
  ///
  /// @param c a code point or a UTF-16 unit
  /// @return what [Character#isJavaIdentifierPart(int)] says
  public static boolean isNamePart(int c) {
    return c < ASCII.length ? (ASCII[c] & NAME) != 0 : Character.isJavaIdentifierPart(c);
  }
}
