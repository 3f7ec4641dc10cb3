package io.headroom.select;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// The order in which units are worth showing.
///
/// @param order indices of units, best first, each once
/// @param gains what each adds when its turn comes; not increasing, but where a budget changed the
///   order
/// @param pinned how many at the front are always shown
public record Ranking(int[] order, double[] gains, int pinned) {
  /// Worth below which a unit says nothing new: a usual line of a shape that was shown once
  /// already.
  private static final double LEAST = 0.30;

  /// Tokens after which the price of a further token has doubled. An answer so grows with the
  /// logarithm of what there is to say, not with the size of the input.
  private static final double SOFT_TOKENS = 4_000;

  /// Worth above which a unit keeps its place when a budget is to be used up. What is worth less is
  /// a matter of taste, and taste is for something new.
  private static final double CERTAIN = 0.45;

  /// Units of the first rendering that is tried.
  private static final int FIRST_TRY = 16;

  /// How many units `auto` shows: those whose worth covers a price that rises with every token
  /// shown.
  ///
  /// @param tokens estimated tokens of each unit, by unit index
  /// @return number of leading units, at least [#pinned]
  public int worthShowing(int[] tokens) {
    double spent = 0;
    for (int i = 0; i < order.length; i++) {
      if (i >= pinned && gains[i] < LEAST * (1 + spent / SOFT_TOKENS)) {
        return i;
      }
      spent += tokens[order[i]];
    }
    return order.length;
  }

  /// The same ranking for a budget that is to be used up. Units that are not worth showing by
  /// themselves follow by what they add to those before them, and one that would take more than all
  /// before it waits, so that whatever the budget, most of it is used.
  ///
  /// @param text the text the units are of
  /// @param units the units, as they were ranked
  /// @param tokens estimated tokens of each unit, without those of the unit it stands in
  /// @param parent the unit each stands in and is never shown without, -1 for none
  /// @return the ranking; pinned units keep their places
  public Ranking spread(String text, List<Unit> units, int[] tokens, IntUnaryOperator parent) {
    int first = pinned;
    while (first < order.length && gains[first] >= CERTAIN) {
      first++;
    }
    return new Gradual(tokens, parent).order(Novelty.behind(this, first, text, units));
  }

  /// The same ranking where no unit takes more than all before it.
  ///
  /// @param tokens estimated tokens of each unit
  /// @return the ranking; pinned units keep their places
  public Ranking gradual(int[] tokens) {
    return new Gradual(tokens, _ -> -1).order(this);
  }

  /// The most leading units whose rendering fits a budget; pinned ones give way to it as well, last
  /// of all. Renderings are tried from small to large, so that a small budget costs little however
  /// long the text is. What fits a budget fits a larger one, and more is never less: two budgets
  /// take the same steps until the larger one gets ahead.
  ///
  /// @param most upper bound of the answer
  /// @param budget whether what shows the first n units is within it, gaps and markers included
  /// @return number of leading units; 0 if even a rendering of none does not fit
  public int fitting(int most, IntPredicate budget) {
    int fits = 0;
    int over = Math.min(most, FIRST_TRY);
    while (over > fits && budget.test(over)) {
      fits = over;
      over = (int) Math.min(most, 2L * over);
    }
    while (over - fits > 1) {
      int middle = (fits + over) >>> 1;
      if (budget.test(middle)) {
        fits = middle;
      } else {
        over = middle;
      }
    }
    return fits;
  }

  /// The same units in another order.
  Ranking in(int[] other) {
    double[] gainOf = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      gainOf[order[i]] = gains[i];
    }
    return new Ranking(
        other, Arrays.stream(other).mapToDouble(unit -> gainOf[unit]).toArray(), pinned);
  }

  /// Which units are shown when the first n of the ranking are.
  ///
  /// @param n number of leading units
  /// @return a flag per unit, by unit index
  public boolean[] first(int n) {
    boolean[] shown = new boolean[order.length];
    for (int unit : Arrays.copyOf(order, n)) {
      shown[unit] = true;
    }
    return shown;
  }
}
