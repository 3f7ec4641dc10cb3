package io.headroom.store;

import io.headroom.detect.ContentKind;

/// An original in a store, and what is worth knowing of it once it is gone.
///
/// @param hash its name
/// @param original its bytes
/// @param about what it was
public record Entry(Hash hash, Original original, About about) {
  /// What an original was; outlives it, so that an expired hash can still say what to run again.
  ///
  /// @param kind what it was compressed as
  /// @param source where it came from: `content`, a file's path, or [#TOOL] and a name
  /// @param sizeBytes size in bytes
  /// @param lines number of lines
  /// @param tokens tokens of the whole
  /// @param secrets how many secrets were found in it; 0 where nobody looked
  public record About(
      ContentKind kind, String source, int sizeBytes, int lines, int tokens, int secrets) {
    /// What the source of another server's result begins with; the tool's name follows.
    public static final String TOOL = "tool:";

    /// What an original was that nobody has searched for secrets.
    ///
    /// @param kind what it was compressed as
    /// @param source where it came from
    /// @param sizeBytes size in bytes
    /// @param lines number of lines
    /// @param tokens tokens of the whole
    public About(ContentKind kind, String source, int sizeBytes, int lines, int tokens) {
      this(kind, source, sizeBytes, lines, tokens, 0);
    }
  }
}
