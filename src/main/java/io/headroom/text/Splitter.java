package io.headroom.text;

import static io.headroom.text.CharClass.LETTER;
import static io.headroom.text.CharClass.LOWER;
import static io.headroom.text.CharClass.MARK;
import static io.headroom.text.CharClass.NEWLINE;
import static io.headroom.text.CharClass.NUMBER;
import static io.headroom.text.CharClass.SPACE;
import static io.headroom.text.CharClass.UNCASED;
import static io.headroom.text.CharClass.UPPER;

/// Cuts a text into the pieces that an encoding merges one by one: the published splitting pattern
/// of each encoding, written out by hand because a regular expression takes most of the time of a
/// count. Every character belongs to a piece, and each is looked at a bounded number of times.
enum Splitter {
  /// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*`, then
  /// white space.
  CL100K {
    @Override
    int end(String text, int from) {
      int contracted = contraction(text, from);
      if (contracted > from) {
        return contracted;
      }
      int bits = CharClass.at(text, from);
      int next = from + CharClass.width(bits);
      boolean letter = (bits & LETTER) != 0;
      if (letter || (bits & NOT_BEFORE_WORD) == 0) {
        int end = run(text, next, LETTER);
        if (letter || end > next) {
          return end;
        }
      }
      return numberOrSymbolsOrSpace(text, from, bits, false);
    }
  },

  /// `[^\r\n\p{L}\p{N}]?U*L+C?|[^\r\n\p{L}\p{N}]?U+L*C?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*`
  /// where U is every letter or mark but lower case, L every letter or mark but upper case, C a
  /// contraction; then white space.
  O200K {
    @Override
    int end(String text, int from) {
      int bits = CharClass.at(text, from);
      // A mark may stand before a word or begin it; either way the word ends at the same place.
      int word = (bits & (LETTER | MARK)) != 0 ? from : from + CharClass.width(bits);
      if (word == from || (bits & NOT_BEFORE_WORD) == 0) {
        int end = cased(text, word);
        if (end > word) {
          return contraction(text, end);
        }
      }
      return numberOrSymbolsOrSpace(text, from, bits, true);
    }
  };

  /// What `[^\r\n\p{L}\p{N}]?` does not take.
  private static final int NOT_BEFORE_WORD = LETTER | NUMBER | NEWLINE;

  /// `\s`.
  private static final int WHITE = SPACE | NEWLINE;

  private static final char LONG_S = '\u017F'; // folds to s where case is ignored

  /// End of the piece that begins at an offset of the text, which is below its length.
  abstract int end(String text, int from);

  /// `U*L+` and, where that fails, `U+`; the offset itself if neither fits.
  private static int cased(String text, int from) {
    int at = from;
    int uncased = from;
    int bits = 0;
    while (at < text.length()) {
      bits = CharClass.at(text, at);
      if ((bits & (UPPER | UNCASED | MARK)) == 0) {
        break;
      }
      at += CharClass.width(bits);
      if ((bits & UPPER) == 0) {
        uncased = at;
      }
    }
    if (at < text.length() && (bits & LOWER) != 0) {
      return run(text, at, LOWER | UNCASED | MARK);
    }
    // U* has taken everything: it gives back down to the last character that L takes as well.
    return uncased > from ? uncased : at;
  }

  private static int numberOrSymbolsOrSpace(String text, int from, int bits, boolean slashes) {
    int next = from + CharClass.width(bits);
    if ((bits & NUMBER) != 0) {
      return digits(text, next);
    }
    int symbols = text.charAt(from) == ' ' ? next : from;
    int end = symbols(text, symbols);
    return end > symbols ? lineEnds(text, end, slashes) : space(text, from);
  }

  /// The second and third of at most three digits.
  private static int digits(String text, int second) {
    int at = second;
    for (int i = 0; i < 2 && at < text.length(); i++) {
      int bits = CharClass.at(text, at);
      if ((bits & NUMBER) == 0) {
        break;
      }
      at += CharClass.width(bits);
    }
    return at;
  }

  private static int symbols(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int bits = CharClass.at(text, at);
      if ((bits & (WHITE | LETTER | NUMBER)) != 0) {
        break;
      }
      at += CharClass.width(bits);
    }
    return at;
  }

  private static int lineEnds(String text, int from, boolean slashes) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\n' && c != '\r' && !(slashes && c == '/')) {
        break;
      }
      at++;
    }
    return at;
  }

  /// `\s*[\r\n]+|\s+(?!\S)|\s+`: up to the last line end of the run, else all of a run that ends
  /// the text, else all but the blank that belongs to what follows.
  private static int space(String text, int from) {
    int at = from;
    int line = from;
    while (at < text.length()) {
      int bits = CharClass.at(text, at);
      if ((bits & WHITE) == 0) {
        break;
      }
      at++;
      if ((bits & NEWLINE) != 0) {
        line = at;
      }
    }
    if (line > from) {
      return line;
    }
    return at == text.length() || at == from + 1 ? at : at - 1;
  }

  private static int run(String text, int from, int classes) {
    int at = from;
    while (at < text.length()) {
      int bits = CharClass.at(text, at);
      if ((bits & classes) == 0) {
        break;
      }
      at += CharClass.width(bits);
    }
    return at;
  }

  /// End of `(?i:'s|'t|'re|'ve|'m|'ll|'d)` at an offset, or the offset itself.
  private static int contraction(String text, int from) {
    if (from + 1 >= text.length() || text.charAt(from) != '\'') {
      return from;
    }
    char second = from + 2 < text.length() ? text.charAt(from + 2) : 0;
    return switch (text.charAt(from + 1)) {
      case 's', 'S', LONG_S, 't', 'T', 'm', 'M', 'd', 'D' -> from + 2;
      case 'r', 'R', 'v', 'V' -> second == 'e' || second == 'E' ? from + 3 : from;
      case 'l', 'L' -> second == 'l' || second == 'L' ? from + 3 : from;
      default -> from;
    };
  }
}
