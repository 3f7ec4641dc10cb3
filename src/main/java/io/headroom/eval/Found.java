package io.headroom.eval;

import java.util.List;

/// Looks for strings in texts.
final class Found {
  /// Places of one value that are looked around before a record is taken for missing.
  private static final int MOST_PLACES = 4_000;

  private Found() {}

  static boolean anywhere(String text, String value, boolean whole) {
    return next(text, value, whole, 0, text.length()) >= 0;
  }

  /// Whether one spelling of each value stands within so many characters of the longest value.
  static boolean together(String text, List<List<String>> values, int span) {
    int longest = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).getFirst().length() > values.get(longest).getFirst().length()) {
        longest = i;
      }
    }
    int places = 0;
    for (String spelling : values.get(longest)) {
      boolean whole = spelling.length() <= Needle.SHORT_VALUE;
      for (int at = next(text, spelling, whole, 0, text.length());
          at >= 0 && places++ < MOST_PLACES;
          at = next(text, spelling, whole, at + 1, text.length())) {
        int from = Math.max(0, at - span);
        int to = Math.min(text.length(), at + spelling.length() + span);
        if (allWithin(text, values, longest, from, to)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean allWithin(
      String text, List<List<String>> values, int except, int from, int to) {
    for (int i = 0; i < values.size(); i++) {
      boolean found =
          i == except
              || values.get(i).stream()
                  .anyMatch(s -> next(text, s, s.length() <= Needle.SHORT_VALUE, from, to) >= 0);
      if (!found) {
        return false;
      }
    }
    return true;
  }

  /// Offset of the next occurrence that lies in a range, or -1.
  ///
  /// @param whole whether words may go on neither before nor behind it
  private static int next(String text, String value, boolean whole, int from, int to) {
    if (value.isEmpty()) {
      return from <= to ? from : -1;
    }
    for (int at = text.indexOf(value, from);
        at >= 0 && at + value.length() <= to;
        at = text.indexOf(value, at + 1)) {
      if (!whole || !(joined(text, at) || joined(text, at + value.length()))) {
        return at;
      }
    }
    return -1;
  }

  /// Whether the characters before and behind an offset belong to one word.
  private static boolean joined(String text, int at) {
    return at > 0
        && at < text.length()
        && Normal.wordly(text.charAt(at - 1))
        && Normal.wordly(text.charAt(at));
  }
}
