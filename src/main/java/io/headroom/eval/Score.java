package io.headroom.eval;

import java.util.List;

/// How one case came out.
///
/// @param test the case
/// @param bytes bytes of the original
/// @param tokensIn tokens of the original
/// @param tokensOut tokens of what is shown
/// @param unchanged whether the original itself is shown
/// @param critical critical needles, and how many of them are shown
/// @param ordinary the other needles, and how many of them are shown
/// @param missed critical needles that are not shown
/// @param faults what is wrong with what is shown, or with what came back; empty for a valid result
/// @param millis time to compress
public record Score(
    Case test,
    int bytes,
    int tokensIn,
    int tokensOut,
    boolean unchanged,
    Share critical,
    Share ordinary,
    List<Missed> missed,
    List<String> faults,
    double millis) {
  /// Copies the lists.
  public Score {
    missed = List.copyOf(missed);
    faults = List.copyOf(faults);
  }

  /// So many of so many.
  ///
  /// @param part how many
  /// @param whole of how many
  public record Share(int part, int whole) {
    /// Part and whole together with another's.
    ///
    /// @param other another share
    /// @return the sums
    public Share plus(Share other) {
      return new Share(part + other.part, whole + other.whole);
    }

    /// The share in percent.
    ///
    /// @return 0 to 100; 100 where there is nothing
    public double percent() {
      return whole == 0 ? 100 : 100.0 * part / whole;
    }
  }

  /// A critical needle that is not shown, and what a reader who asks for it gets.
  ///
  /// @param needle the needle
  /// @param asked the question it was asked for by
  /// @param answerTokens tokens of the answer
  /// @param reached whether the answer has it within its bounds
  public record Missed(Needle needle, String asked, int answerTokens, boolean reached) {}

  /// Share of the tokens that is gone.
  ///
  /// @return percent, 0 to 100 unless the text became longer
  public double removed() {
    return tokensIn == 0 ? 0 : 100.0 * (tokensIn - tokensOut) / tokensIn;
  }
}
