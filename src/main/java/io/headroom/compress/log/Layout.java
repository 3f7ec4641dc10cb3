package io.headroom.compress.log;

import io.headroom.text.Chars;
import java.util.Arrays;

/// What a line looks like before its words are read: the key by which the items of a list, a table
/// or a progress report are known, whose words differ in every line.
final class Layout {
  private static final int MOST_TOKENS = 6;
  private static final int TABLE_VALUES = 3;

  private static final boolean[] SEPARATES = new boolean[128];

  static {
    Arrays.fill(SEPARATES, 0, ' ' + 1, true);
    "[]()|,:;=\"'".chars().forEach(c -> SEPARATES[c] = true);
  }

  private Layout() {}

  private static boolean separates(char c) {
    return c < SEPARATES.length && SEPARATES[c];
  }

  /// A number equal for lines that begin alike: with the same first word or mark behind levels and
  /// numbers, followed by the same kind of thing; or that are rows of as many numbers.
  static int of(String s, int from, int to) {
    int values = 0;
    int words = 0;
    int key = 0;
    for (int i = from; i < to; ) {
      char c = s.charAt(i);
      if (separates(c)) {
        i++;
        continue;
      }
      int start = i;
      boolean digit = false;
      while (i < to && !separates(s.charAt(i))) {
        digit |= s.charAt(i) >= '0' && s.charAt(i) <= '9';
        i++;
      }
      if (digit) {
        values++;
      } else if (Level.named(s, start, i) == null) {
        words++;
        if (key == 0) {
          key = s.substring(start, i).hashCode() * 31 + kind(s, i, to);
        }
      }
      if (key != 0 && words + values >= MOST_TOKENS) {
        break;
      }
    }
    return values >= TABLE_VALUES && words <= 1 ? 1 : key;
  }

  private static int kind(String s, int from, int to) {
    int i = from;
    while (i < to && s.charAt(i) == ' ') {
      i++;
    }
    if (i >= to) {
      return 0;
    }
    char c = s.charAt(i);
    return Chars.isLetter(c) ? 1 : Chars.isDigit(c) ? 2 : c;
  }
}
