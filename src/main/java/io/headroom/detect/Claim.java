package io.headroom.detect;

/// What one rule says about a text.
///
/// @param kind the kind it sees
/// @param strength how much of the text bears it out: 0 for nothing, 1 for a proof
/// @param why the structure it saw, a few words in lower case
record Claim(ContentKind kind, double strength, String why) {
  /// A rule that has nothing to say.
  static final Claim NONE = new Claim(ContentKind.TEXT, 0, "no other structure");

  /// A kind that the whole text was parsed as.
  static Claim proven(ContentKind kind, String why) {
    return new Claim(kind, 1, why);
  }

  boolean isProven() {
    return strength >= 1;
  }
}
