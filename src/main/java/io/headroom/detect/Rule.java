package io.headroom.detect;

/// Looks for the structure of one family of kinds. Rules are pure and take time linear in the text
/// at most.
@FunctionalInterface
interface Rule {
  /// Judges a text.
  ///
  /// @return the rule's claim, [Claim#NONE] where its structure is not there
  Claim judge(Sample sample);
}
