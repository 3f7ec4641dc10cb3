package io.headroom.text;

import java.util.Locale;

/// Splits a text into the words a search compares. One splitter serves selection and retrieval, so
/// that what one finds relevant the other finds too.
///
/// A run of letters, digits and `_` is a word, in lower case. Its parts by camelCase, snake_case
/// and change between letters and digits are words as well, unless the run looks like a hash or an
/// identifier in hexadecimal, which is kept whole only; so is a UUID. Paths, host names and dotted
/// names fall apart at their punctuation, and their parts are words. Scripts written without spaces
/// (Han, Kana, Hangul, Thai, …) give every pair of neighbouring characters.
public final class Words {
  /// What the characters of ASCII are: most texts have few others, and asking a table is a tenth of
  /// the work.
  private static final byte[] ASCII = new byte[128];

  private static final byte LOWER = 1;
  private static final byte UPPER = 2;
  private static final byte DIGIT = 4;
  private static final byte UNDERSCORE = 8;

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      ASCII[c] = LOWER;
      ASCII[c - 'a' + 'A'] = UPPER;
    }
    for (char c = '0'; c <= '9'; c++) {
      ASCII[c] = DIGIT;
    }
    ASCII['_'] = UNDERSCORE;
  }

  private Words() {}

  /// Receives words in source order; parts follow the run they were cut from.
  @FunctionalInterface
  public interface Sink {
    /// Takes one word.
    ///
    /// @param word in lower case, never empty
    /// @param start UTF-16 offset of its first character
    /// @param end offset after its last character
    /// @param part true when the word is a part of the run before it
    void word(String word, int start, int end, boolean part);
  }

  /// Sends every word of a text to a sink.
  ///
  /// @param text any string
  /// @param sink gets the words
  public static void split(String text, Sink sink) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (c < ASCII.length) {
        at = ASCII[c] == 0 ? at + 1 : word(text, at, at + 1, sink);
      } else {
        at = beyondAscii(text, at, sink);
      }
    }
  }

  /// Takes the character at an offset, or the word that begins with it.
  ///
  /// @return the offset behind it
  private static int beyondAscii(String text, int at, Sink sink) {
    int c = text.codePointAt(at);
    int next = at + Character.charCount(c);
    if (unspaced(c)) {
      int end = next;
      if (next < text.length() && unspaced(text.codePointAt(next))) {
        end = next + Character.charCount(text.codePointAt(next));
      }
      if (end > next || at == 0 || !unspaced(text.codePointBefore(at))) {
        sink.word(text.substring(at, end), at, end, false);
      }
      return next;
    }
    return wordChar(c) ? word(text, at, next, sink) : next;
  }

  /// Takes the word that begins at an offset, with its parts.
  ///
  /// @param second offset of its second character
  /// @return the offset behind it
  private static int word(String text, int at, int second, Sink sink) {
    int end = second;
    char first = text.charAt(at);
    int classes = first < ASCII.length ? ASCII[first] : LOWER | UPPER;
    boolean capital = classes == UPPER; // and nothing but small letters behind it
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c < ASCII.length) {
        if (ASCII[c] == 0) {
          break;
        }
        capital &= ASCII[c] == LOWER;
        classes |= ASCII[c];
        end++;
      } else {
        int next = text.codePointAt(end);
        if (!wordChar(next) || unspaced(next)) {
          break;
        }
        capital = false;
        classes |= LOWER | UPPER;
        end += Character.charCount(next);
      }
    }
    int uuid = uuidEnd(text, at, end);
    if (uuid > 0) {
      sink.word(lower(text, at, uuid), at, uuid, false);
      return uuid;
    }
    String word = text.substring(at, end);
    sink.word((classes & UPPER) == 0 ? word : word.toLowerCase(Locale.ROOT), at, end, false);
    boolean plain = capital || classes == LOWER || classes == UPPER || classes == DIGIT;
    if (!plain && !identifier(text, at, end)) {
      parts(text, at, end, sink);
    }
    return end;
  }

  private static void parts(String text, int start, int end, Sink sink) {
    int from = start;
    for (int i = start + 1; i <= end; i++) {
      if (i == end || boundary(text, i, end)) {
        int a = from;
        while (a < i && text.charAt(a) == '_') {
          a++;
        }
        int b = i;
        while (b > a && text.charAt(b - 1) == '_') {
          b--;
        }
        if (b > a && (a > start || b < end)) {
          sink.word(lower(text, a, b), a, b, true);
        }
        from = i;
      }
    }
  }

  /// A part begins before `i`: after or at an underscore, at aB, at ABc, between letter and digit.
  private static boolean boundary(String text, int i, int end) {
    char before = text.charAt(i - 1);
    char here = text.charAt(i);
    if (before == '_' || here == '_') {
      return before != here;
    }
    if (Chars.isDigit(before) != Chars.isDigit(here)) {
      return true;
    }
    if (Character.isUpperCase(here)) {
      return Character.isLowerCase(before)
          || (i + 1 < end
              && Character.isUpperCase(before)
              && Character.isLowerCase(text.charAt(i + 1)));
    }
    return false;
  }

  /// Hexadecimal of six digits and more with a decimal digit in it, `0x…`, or digits only.
  private static boolean identifier(String text, int start, int end) {
    int from = start;
    boolean prefixed =
        end - start > 2 && text.charAt(start) == '0' && (text.charAt(start + 1) | 0x20) == 'x';
    if (prefixed) {
      from += 2;
    }
    boolean digit = false;
    boolean letter = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
        letter = true;
      } else {
        return false;
      }
    }
    return prefixed || !letter || (digit && end - from >= 6);
  }

  /// End of a UUID that begins with the run at `start`, or -1.
  private static int uuidEnd(String text, int start, int end) {
    if (end - start != 8 || start + 36 > text.length()) {
      return -1;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(start + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return -1;
      }
    }
    return start + 36;
  }

  private static boolean wordChar(int c) {
    return c == '_'
        || Chars.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean unspaced(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, BOPOMOFO ->
          Chars.isLetterOrDigit(c);
      default -> false;
    };
  }

  private static String lower(String text, int start, int end) {
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
