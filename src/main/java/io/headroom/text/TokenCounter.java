package io.headroom.text;

/// Counts the tokens a model is charged for. Counts are those of a real byte-pair encoding, never
/// an estimate from words or characters. Implementations are safe for use by many threads at once
/// and run in time linear in the text.
@FunctionalInterface
public interface TokenCounter {
  /// Number of tokens of a text; markup that looks like a special token counts as ordinary text.
  ///
  /// @param text any string; a lone surrogate counts as U+FFFD
  /// @return at least 0, and 0 for the empty text only
  int count(CharSequence text);

  /// Whether a text has no more than so many tokens. Need not count on where it has.
  ///
  /// @param text any string
  /// @param most tokens
  /// @return true if so
  default boolean fits(CharSequence text, int most) {
    return count(text) <= most;
  }
}
