package io.headroom.redact;

import org.jspecify.annotations.Nullable;

/// What stands behind a name: `name = "value"`, `name: value`, `\"name\": \"value\"`.
///
/// @param start where it begins, behind its quote
/// @param end where it ends, before its quote
/// @param quoted whether it has any
record Value(int start, int end, boolean quoted) {
  private static final int MOST_QUOTED = 1 << 14;
  private static final int MOST_BARE = 256;
  private static final int MOST_BLANKS = 8;

  /// The value behind a separator, quoted as it may be.
  ///
  /// @param text the text
  /// @param from behind the separator
  static @Nullable Value at(String text, int from) {
    int start = blanks(text, from);
    int slashes = start;
    while (slashes < text.length() && text.charAt(slashes) == '\\') {
      slashes++;
    }
    char quote = slashes < text.length() ? text.charAt(slashes) : ' ';
    return isQuote(quote)
        ? quoted(text, slashes + 1, quote, slashes - start)
        : slashes == start ? bare(text, start) : null;
  }

  /// Skips blanks, a few at most.
  static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < MOST_BLANKS && Chars.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /// Up to a quote with as many backslashes before it as the first one has: that is how JSON in
  /// JSON ends. One with fewer ends what is around it; one with more is a part of the value.
  private static @Nullable Value quoted(String text, int start, char quote, int slashes) {
    int limit = Math.min(text.length(), start + MOST_QUOTED);
    int run = 0;
    for (int at = start; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        run++;
      } else if (c == '\n' || (c == quote && run < slashes)) {
        return null;
      } else if (c == quote && run == slashes) {
        return new Value(start, at - slashes, true);
      } else {
        run = 0;
      }
    }
    return null;
  }

  /// Only the beginning of a long one: that is enough to judge it.
  private static Value bare(String text, int start) {
    int at = start;
    while (at < text.length() && at - start < MOST_BARE && isBare(text.charAt(at))) {
      at++;
    }
    return new Value(start, at, false);
  }

  /// Where it really ends.
  int wholeEnd(String text) {
    int at = end;
    while (!quoted && at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBare(char c) {
    return c > ' ' && ",;&\"'`<>()[]{}|\\".indexOf(c) < 0;
  }

  /// Whether it stands for a secret that is elsewhere (`${PASSWORD}`, `%s`, `****`), or is masked
  /// already.
  static boolean isPlaceholder(String text, int start, int end) {
    if ("$%{<[#*".indexOf(text.charAt(start)) >= 0) {
      return true;
    }
    char first = text.charAt(start);
    boolean same = true;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      same &= c == first;
      if (c == '…' || c == '{' || c == '}') {
        return true;
      }
    }
    return same;
  }
}
