package io.headroom.redact;

import java.util.Comparator;

/// A part of a text that is to be masked.
///
/// @param start where it begins
/// @param end where it ends
/// @param sort what it is, as masks name it; empty for one more part of the secret before it
/// @param prefix how many of its first characters are no secret but say whose it is
/// @param sure whether its own shape says that it is a secret, not only what it is called
record Secret(int start, int end, String sort, int prefix, boolean sure) {
  /// By place; of two at the same place the one that is known better comes first.
  static final Comparator<Secret> ORDER =
      Comparator.comparingInt(Secret::start)
          .thenComparing(Secret::sure, Comparator.reverseOrder())
          .thenComparing(Secret::end, Comparator.reverseOrder());

  /// Most characters shown of a secret's end: four of 32, of shorter ones fewer in proportion, of
  /// those that people choose none, so that two can be told apart and neither is easier to guess.
  private static final int TAIL = 4;

  private static final int HIDDEN_FOR_EACH_SHOWN = 8;
  private static final int LEAST_HIDDEN = 16;

  /// Both in one, under the name of the one that is known better.
  Secret with(Secret other) {
    Secret better = !sure && other.sure ? other : this;
    return new Secret(
        Math.min(start, other.start),
        Math.max(end, other.end),
        better.sort,
        other.start == start ? better.prefix : 0,
        better.sure);
  }

  /// Writes the mask: `AKIA…LE[masked aws-key]`. Neither quotes nor backslashes, commas or line
  /// breaks, so that JSON and tables stay what they are.
  void mask(String text, StringBuilder out) {
    out.append(text, start, start + prefix).append('…');
    if (!sort.isEmpty()) {
      int hidden = end - start - prefix;
      int tail = hidden < LEAST_HIDDEN ? 0 : Math.min(TAIL, hidden / HIDDEN_FOR_EACH_SHOWN);
      for (int i = end - tail; i < end; i++) {
        if (Chars.isAlphanumeric(text.charAt(i))) {
          out.append(text.charAt(i));
        }
      }
      out.append("[masked ").append(sort).append(']');
    }
  }
}
