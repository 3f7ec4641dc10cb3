package io.headroom.text;

/// Tells the words of a line from its values. Lines that have the same words and differ in numbers,
/// identifiers, times, paths and addresses say the same thing of different things.
public final class Masking {
  /// Stands for any value in what [#words] writes.
  public static final long VALUE = 0;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  // Of ASCII, which is nearly all of most texts.
  private static final boolean[] SEPARATOR = new boolean[128];
  private static final boolean[] WORDY = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      WORDY[c] = c == '_' || Chars.isLetterOrDigit(c);
    }
    for (char c : "\t =,:;()[]{}\"'`<>|".toCharArray()) {
      SEPARATOR[c] = true;
    }
    for (int c = 0; c < ' '; c++) {
      SEPARATOR[c] = true;
    }
  }

  private Masking() {}

  /// Splits a line at white space and punctuation and writes one number per token: the hash of a
  /// word, or [#VALUE] for a token that is a value. Tokens of one punctuation character are left
  /// out.
  ///
  /// @param line any text
  /// @param from first offset
  /// @param to offset after the last
  /// @param out gets the tokens; those beyond its length are left out
  /// @return how many tokens were written
  public static int words(String line, int from, int to, long[] out) {
    int count = 0;
    int i = from;
    while (i < to && count < out.length) {
      if (separator(line.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      long hash = FNV_OFFSET;
      int digits = 0;
      int letters = 0;
      int slashes = 0;
      int lettersBeforeDigit = 0;
      boolean upper = true;
      for (; i < to; i++) {
        char c = line.charAt(i);
        if (separator(c)) {
          break;
        }
        hash = (hash ^ c) * FNV_PRIME;
        if (c >= '0' && c <= '9') {
          digits++;
        } else if (letter(c)) {
          letters++;
          upper &= c >= 'A' && c <= 'Z';
          lettersBeforeDigit += digits == 0 ? 1 : 0;
        } else if (c == '/' || c == '\\') {
          slashes++;
        }
      }
      if (digits + letters == 0) {
        if (i - start > 1) {
          out[count++] = ruler(line, start, i);
        }
      } else if (slashes > 0) {
        out[count++] = VALUE;
      } else if (digits > 0) {
        // E501, CS0618, TS2322: the name of a rule, not a value.
        boolean code =
            upper
                && lettersBeforeDigit == letters
                && letters >= 1
                && letters <= 4
                && digits >= 3
                && digits <= 5
                && letters + digits == i - start;
        out[count++] = code ? nonZero(hash) : VALUE;
      } else {
        out[count++] = hexadecimal(line, start, i) ? VALUE : nonZero(hash);
      }
    }
    return count;
  }

  /// A hash of a text in which all numbers and all words with a digit in them are equal, and so are
  /// runs of blanks. Finer than [#words]: other names and the punctuation count.
  ///
  /// @param line any text
  /// @param from first offset
  /// @param to offset after the last
  /// @return the hash
  public static long names(String line, int from, int to) {
    long hash = FNV_OFFSET;
    int i = from;
    while (i < to) {
      char c = line.charAt(i);
      int start = i++;
      if (wordy(c) || c == '-') {
        boolean digit = c >= '0' && c <= '9';
        while (i < to && (wordy(line.charAt(i)) || minus(line, i, to))) {
          digit |= line.charAt(i) >= '0' && line.charAt(i) <= '9';
          i++;
        }
        for (int j = start; j < i && !digit; j++) {
          hash = (hash ^ line.charAt(j)) * FNV_PRIME;
        }
        hash = digit ? (hash ^ '0') * FNV_PRIME : hash;
      } else if (c <= ' ') {
        while (i < to && line.charAt(i) <= ' ') {
          i++;
        }
        hash = (hash ^ ' ') * FNV_PRIME;
      } else {
        hash = (hash ^ c) * FNV_PRIME;
      }
    }
    return hash;
  }

  private static boolean wordy(char c) {
    return c < 128 ? WORDY[c] : Chars.isLetterOrDigit(c);
  }

  private static boolean letter(char c) {
    return c < 128 ? WORDY[c] && c > '9' && c != '_' : Chars.isLetter(c);
  }

  private static boolean minus(String line, int at, int to) {
    return line.charAt(at) == '-' && at + 1 < to && Chars.isDigit(line.charAt(at + 1));
  }

  /// A ruler is the same ruler however long it is.
  private static long ruler(String line, int start, int end) {
    char c = line.charAt(start);
    for (int i = start; i < end; i++) {
      if (line.charAt(i) != c) {
        return nonZero(c * FNV_PRIME + 1);
      }
    }
    return nonZero(c * FNV_PRIME);
  }

  private static boolean hexadecimal(String line, int start, int end) {
    if (end - start < 10) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (Character.digit(line.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean separator(char c) {
    return c < 128 ? SEPARATOR[c] : Chars.isWhitespace(c);
  }

  private static long nonZero(long hash) {
    return hash == VALUE ? 1 : hash;
  }
}
