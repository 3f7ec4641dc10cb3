package io.headroom.ledger;

/// What input tokens of a model cost.
///
/// @param model the model
/// @param input US dollars for a million tokens at list price
/// @param cachedInput US dollars for a million tokens that a provider's cache already has
/// @param source where the figures are from
public record Price(String model, double input, double cachedInput, String source) {
  private static final double MILLION = 1e6;

  /// What tokens cost that are read once and at list price.
  ///
  /// @param tokens how many, negative for a loss
  /// @return US dollars, to the hundredth of a cent
  public double atList(long tokens) {
    return dollars(tokens * input);
  }

  /// What tokens cost at each further request, when they come out of the cache.
  ///
  /// @param tokens how many, negative for a loss
  /// @return US dollars, to the hundredth of a cent
  public double atCacheRead(long tokens) {
    return dollars(tokens * cachedInput);
  }

  private static double dollars(double millionths) {
    return Math.round(millionths / MILLION * 10_000) / 10_000.0;
  }
}
