package io.headroom.eval;

import io.headroom.eval.Score.Missed;
import io.headroom.eval.Score.Share;
import java.util.List;

/// Several scores together.
///
/// @param cases how many
/// @param tokensIn tokens of the originals
/// @param tokensOut tokens of what is shown
/// @param removed share of the tokens that is gone, of all cases together, in percent
/// @param removedPerCase the same as the mean over the cases
/// @param critical critical needles shown
/// @param criticalPerCase share of them as the mean over the cases that have any, in percent
/// @param ordinary other needles shown
/// @param ordinaryPerCase as above
/// @param reached of the critical needles not shown, those that one question brings back
/// @param invalid cases with a fault
/// @param unchanged cases shown as they were
/// @param millis time to compress
/// @param millisPerMegabyte time for a million bytes
public record Totals(
    int cases,
    long tokensIn,
    long tokensOut,
    double removed,
    double removedPerCase,
    Share critical,
    double criticalPerCase,
    Share ordinary,
    double ordinaryPerCase,
    Share reached,
    int invalid,
    int unchanged,
    double millis,
    double millisPerMegabyte) {
  private static final double MEGABYTE = 1e6;

  /// Adds scores up.
  ///
  /// @param scores at least one
  /// @return their totals
  public static Totals of(List<Score> scores) {
    long in = scores.stream().mapToLong(Score::tokensIn).sum();
    long out = scores.stream().mapToLong(Score::tokensOut).sum();
    double millis = scores.stream().mapToDouble(Score::millis).sum();
    long bytes = scores.stream().mapToLong(Score::bytes).sum();
    List<Share> critical = scores.stream().map(Score::critical).toList();
    List<Share> ordinary = scores.stream().map(Score::ordinary).toList();
    List<Missed> missed = scores.stream().flatMap(score -> score.missed().stream()).toList();
    return new Totals(
        scores.size(),
        in,
        out,
        in == 0 ? 0 : 100.0 * (in - out) / in,
        scores.stream()
            .filter(score -> score.tokensIn() > 0)
            .mapToDouble(Score::removed)
            .average()
            .orElse(0),
        sum(critical),
        mean(critical),
        sum(ordinary),
        mean(ordinary),
        new Share((int) missed.stream().filter(Missed::reached).count(), missed.size()),
        (int) scores.stream().filter(score -> !score.faults().isEmpty()).count(),
        (int) scores.stream().filter(Score::unchanged).count(),
        millis,
        bytes == 0 ? 0 : millis / (bytes / MEGABYTE));
  }

  private static Share sum(List<Share> shares) {
    return shares.stream().reduce(new Share(0, 0), Share::plus);
  }

  private static double mean(List<Share> shares) {
    return shares.stream()
        .filter(share -> share.whole() > 0)
        .mapToDouble(Share::percent)
        .average()
        .orElse(100);
  }
}
