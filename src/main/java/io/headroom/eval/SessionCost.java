package io.headroom.eval;

import java.util.List;

/// What a session costs with its results made shorter, and what it did cost.
///
/// @param session its name
/// @param results how many results there are
/// @param shortened how many of them are shown shorter
/// @param tokensRaw tokens of the results as they were
/// @param tokensShown tokens of them as they are shown
/// @param rawPrice price of the session as it was
/// @param price price with short results, extra turns included
/// @param typedPrice the same, had the model to hand each result to a tool that shortens it
/// @param turns results for which the model has to ask again
public record SessionCost(
    String session,
    int results,
    int shortened,
    long tokensRaw,
    long tokensShown,
    double rawPrice,
    double price,
    double typedPrice,
    List<ExtraTurn> turns) {
  /// Copies the list.
  public SessionCost {
    turns = List.copyOf(turns);
  }

  /// A result that no longer shows what a later step uses.
  ///
  /// @param result its name
  /// @param tokensRaw its tokens
  /// @param tokensShown tokens of what is shown
  /// @param missing what is not shown and was not before either
  /// @param query what it was shortened for
  public record ExtraTurn(
      String result, int tokensRaw, int tokensShown, List<Needle> missing, String query) {
    /// Copies the list.
    public ExtraTurn {
      missing = List.copyOf(missing);
    }
  }

  /// The difference to the session as it was.
  ///
  /// @return percent, below zero where it is cheaper
  public double difference() {
    return percent(price, rawPrice);
  }

  /// The same, had the model to hand each result to a tool.
  ///
  /// @return percent
  public double typedDifference() {
    return percent(typedPrice, rawPrice);
  }

  private static double percent(double price, double of) {
    return of == 0 ? 0 : (price / of - 1) * 100;
  }

  /// Several sessions as one.
  ///
  /// @param name what to call them
  /// @param costs the sessions
  /// @return their sums
  public static SessionCost sum(String name, List<SessionCost> costs) {
    return new SessionCost(
        name,
        costs.stream().mapToInt(SessionCost::results).sum(),
        costs.stream().mapToInt(SessionCost::shortened).sum(),
        costs.stream().mapToLong(SessionCost::tokensRaw).sum(),
        costs.stream().mapToLong(SessionCost::tokensShown).sum(),
        costs.stream().mapToDouble(SessionCost::rawPrice).sum(),
        costs.stream().mapToDouble(SessionCost::price).sum(),
        costs.stream().mapToDouble(SessionCost::typedPrice).sum(),
        costs.stream().flatMap(cost -> cost.turns().stream()).toList());
  }
}
