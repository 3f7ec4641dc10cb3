package io.headroom.compress;

import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/// What is wanted of a compression.
///
/// @param query the reader's question, or empty
/// @param mode how much may be left out
/// @param maxTokens most tokens of the compressed text, at least 1; [#UNBOUNDED] for no bound
/// @param filled whether the reader wants as much as the bound has room for; otherwise it only cuts
///   off what an answer without bound would show
/// @param tokens what counts them
/// @param work progress and cancellation
public record Request(
    String query, Mode mode, int maxTokens, boolean filled, TokenCounter tokens, Work work) {
  /// No bound on the tokens of an answer.
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /// Nobody can want a text without end.
  public Request {
    filled &= maxTokens != UNBOUNDED;
  }

  /// A request whose bound, if it has one, is a budget to be used up.
  ///
  /// @param query the reader's question, or empty
  /// @param mode how much may be left out
  /// @param maxTokens most tokens of the compressed text, or [#UNBOUNDED]
  /// @param tokens what counts them
  /// @param work progress and cancellation
  public Request(String query, Mode mode, int maxTokens, TokenCounter tokens, Work work) {
    this(query, mode, maxTokens, true, tokens, work);
  }

  /// The same without a bound.
  ///
  /// @return a copy
  public Request unbounded() {
    return new Request(query, mode, UNBOUNDED, false, tokens, work);
  }

  /// Ranks units: for a budget by what they are worth for their tokens.
  ///
  /// @param units in source order
  /// @param relevance a score per unit, 0 to 1
  /// @param sizes estimated tokens of each unit, at least 1
  /// @return the ranking
  public Ranking rank(List<Unit> units, double[] relevance, int[] sizes) {
    return filled
        ? Selector.rank(units, relevance, sizes).gradual(sizes)
        : Selector.rank(units, relevance);
  }

  /// Makes a ranking fit for a budget: units that are not worth showing by themselves follow by
  /// what they add, and large ones wait until there is as much before them.
  ///
  /// @param ranking units by their worth
  /// @param text the text the units are of
  /// @param units the units
  /// @param sizes estimated tokens of each unit
  /// @return the ranking, the same where no budget is to be used up
  public Ranking spread(Ranking ranking, String text, List<Unit> units, int[] sizes) {
    return spread(ranking, text, units, sizes, _ -> -1);
  }

  /// The same for units that stand in others.
  ///
  /// @param ranking units by their worth
  /// @param text the text the units are of
  /// @param units the units
  /// @param sizes estimated tokens of each unit, without those of the unit it stands in
  /// @param parent the unit each stands in and is never shown without, -1 for none
  /// @return the ranking, the same where no budget is to be used up
  public Ranking spread(
      Ranking ranking, String text, List<Unit> units, int[] sizes, IntUnaryOperator parent) {
    return filled ? ranking.spread(text, units, sizes, parent) : ranking;
  }

  /// How many units to show: those that are worth it, or, of a budget, the next best as well; no
  /// more than the bound has room for.
  ///
  /// @param ranking the units by their worth
  /// @param worth how many of them are worth showing
  /// @param rendering the text that shows the first n
  /// @return number of leading units; 0 where even a text that shows none has too many tokens
  public int choose(Ranking ranking, int worth, IntFunction<String> rendering) {
    return maxTokens == UNBOUNDED
        ? worth
        : ranking.fitting(
            filled ? ranking.order().length : worth,
            n -> tokens.fits(rendering.apply(n), maxTokens));
  }
}
