package io.headroom.retrieve;

import io.headroom.text.TokenCounter;

/// Where a page ends.
final class Pages {
  /// Characters per token to begin with: more than nearly all texts have, so that the first guess
  /// is rarely too short and one or two corrections suffice.
  private static final int GUESS = 6;

  private Pages() {}

  /// The end of the page that begins at an offset: at a line's end if the page holds one, else
  /// between two code points; after at least one code point.
  ///
  /// @param text the text to page
  /// @param from where the page begins, below the text's length
  /// @param grain 1, or 4 for base64, whose pages have to decode on their own
  /// @param maxTokens most tokens of the page
  /// @param maxChars most UTF-16 units of the page
  /// @param tokens what counts them
  /// @return offset after the page
  static int end(
      String text, int from, int grain, int maxTokens, int maxChars, TokenCounter tokens) {
    long room = Math.min(maxChars, (long) maxTokens * GUESS);
    int end = boundary(text, from, (int) Math.min(text.length(), from + room), grain);
    while (true) {
      int size = tokens.count(text.substring(from, end));
      if (size <= maxTokens) {
        return end;
      }
      // A little less than in proportion: the next guess is to be the last.
      int shorter = (int) ((end - from) * 0.97 * maxTokens / size);
      int next = boundary(text, from, from + shorter, grain);
      if (next >= end) {
        return end;
      }
      end = next;
    }
  }

  private static int boundary(String text, int from, int end, int grain) {
    if (end == text.length()) {
      return end;
    }
    if (grain > 1) {
      return Math.min(text.length(), from + Math.max(grain, (end - from) / grain * grain));
    }
    for (int i = end; i > from; i--) {
      char before = text.charAt(i - 1);
      if (before == '\n' || before == '\r' && text.charAt(i) != '\n') {
        return i;
      }
    }
    int least = from + Character.charCount(text.codePointAt(from));
    if (end <= least) {
      return least;
    }
    return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
  }
}
