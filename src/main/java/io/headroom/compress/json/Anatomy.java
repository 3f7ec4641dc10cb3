package io.headroom.compress.json;

import io.headroom.compress.json.Fold.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds what strings have in common behind their beginning: how they end, and what stands once or
/// equally often in the midst of all of them, as `.\n at ` does in stack traces. No word and no
/// number is cut in two.
final class Anatomy {
  /// Shorter ones in the midst of strings are punctuation.
  private static final int LEAST_MIDDLE = 4;

  /// Longer strings are not searched for what is in their midst.
  private static final int LONGEST = 400;

  private Anatomy() {}

  /// Takes apart what is left of strings.
  ///
  /// @param rests what is left, without what they have in common at their beginning
  /// @return a star, or several with what stands between and behind them
  static List<Piece> of(String[] rests) {
    String tail = tail(rests);
    List<Piece> pieces = middle(cut(rests, tail.length()));
    if (!tail.isEmpty()) {
      pieces.add(new Piece.Literal(tail));
    }
    return pieces;
  }

  /// The longest common end that begins where a word or number does.
  static String tail(String[] rests) {
    String first = rests[0];
    int length = first.length();
    for (String rest : rests) {
      int same = 0;
      while (same < Math.min(length, rest.length())
          && rest.charAt(rest.length() - 1 - same) == first.charAt(first.length() - 1 - same)) {
        same++;
      }
      length = same;
    }
    int least = Arrays.stream(rests).mapToInt(String::length).min().orElse(0);
    length = Math.min(length, least - 1);
    while (length > 0 && !begins(rests, length)) {
      length--;
    }
    return first.substring(first.length() - Math.max(0, length));
  }

  private static boolean begins(String[] rests, int length) {
    for (String rest : rests) {
      if (joined(rest, rest.length() - length)) {
        return false;
      }
    }
    return true;
  }

  /// The longest beginning that a literal of the texts may have: up to where it ends in all of them
  /// as a word or number does.
  ///
  /// @param texts strings
  /// @param at where the literal ends in each
  /// @param length its length
  static int head(String[] texts, int[] at, int length) {
    int back = 0;
    while (back < length) {
      boolean inside = false;
      for (int i = 0; i < texts.length; i++) {
        inside |= joined(texts[i], at[i] - back);
      }
      if (!inside) {
        return length - back;
      }
      back++;
    }
    return 0;
  }

  static String[] cut(String[] texts, int end) {
    return Arrays.stream(texts).map(t -> t.substring(0, t.length() - end)).toArray(String[]::new);
  }

  private static List<Piece> middle(String[] rests) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.STAR);
    String first = rests[0];
    if (Arrays.stream(rests).anyMatch(rest -> rest.length() > LONGEST)) {
      return pieces;
    }
    int from = 0;
    while (from < first.length()) {
      int to = from;
      int next = next(first, from);
      while (next > 0 && from > 0 && alike(rests, first.substring(from, next))) {
        to = next;
        next = next(first, to);
      }
      if (to - from >= LEAST_MIDDLE && to < first.length()) {
        pieces.add(new Piece.Literal(first.substring(from, to)));
        pieces.add(Piece.STAR);
        from = to;
      } else {
        from = Math.max(from + 1, next(first, from));
      }
    }
    return pieces;
  }

  /// Where the word or number that begins at an offset ends; 0 at the end.
  private static int next(String text, int at) {
    if (at >= text.length()) {
      return 0;
    }
    int end = at + 1;
    while (end < text.length() && joined(text, end)) {
      end++;
    }
    return end;
  }

  /// Whether all have a part, and equally often.
  private static boolean alike(String[] rests, String part) {
    int times = times(rests[0], part);
    for (String rest : rests) {
      if (times(rest, part) != times) {
        return false;
      }
    }
    return true;
  }

  private static int times(String text, String part) {
    int times = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      times++;
    }
    return times;
  }

  /// Whether an offset lies within a word or a number.
  private static boolean joined(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return Character.isLetter(before) && Character.isLetter(after)
        || Character.isDigit(before) && Character.isDigit(after)
        || Character.isSurrogatePair(before, after);
  }
}
