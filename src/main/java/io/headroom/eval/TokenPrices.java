package io.headroom.eval;

/// What tokens cost, in units of one that is read and not cached.
///
/// @param cached one of the prefix that was sent before
/// @param input one that is new, and written to the cache
/// @param output one that the model writes
public record TokenPrices(double cached, double input, double output) {
  /// As Anthropic and, but for writing to the cache, OpenAI charge them.
  public static final TokenPrices USUAL = new TokenPrices(0.1, 1.25, 5);
}
