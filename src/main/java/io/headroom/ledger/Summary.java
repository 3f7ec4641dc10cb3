package io.headroom.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sums over a time.
///
/// @param since when the time began
/// @param until when the sums were taken
/// @param compressions texts that were to be made shorter
/// @param retrievals parts of originals given back
/// @param inputTokens tokens of all originals
/// @param outputTokens tokens of what was answered for them
/// @param returnedTokens tokens of what was given back
/// @param recent the last events, newest last
public record Summary(
    Instant since,
    Instant until,
    long compressions,
    long retrievals,
    long inputTokens,
    long outputTokens,
    long returnedTokens,
    List<Event> recent) {
  /// Price behind every estimate of cost: US dollars for a million input tokens, the list price of
  /// the models agents mostly run on.
  public static final double USD_PER_MILLION = 3.0;

  /// Copies the list.
  public Summary {
    recent = List.copyOf(recent);
  }

  /// How long the time was.
  ///
  /// @return at least zero
  public Duration duration() {
    return Duration.between(since, until);
  }

  /// Tokens saved before any cost.
  ///
  /// @return negative where answers were longer than what they answered for
  public long savedTokens() {
    return inputTokens - outputTokens;
  }

  /// Tokens saved after everything that saving them cost.
  ///
  /// @param schemaTokens tokens of the tools' announcement, which a client reads once
  /// @return negative where it cost more than it saved
  public long netTokens(int schemaTokens) {
    return savedTokens() - returnedTokens - schemaTokens;
  }

  /// What part of a number of tokens is gone.
  ///
  /// @param before tokens before
  /// @param after tokens after
  /// @return percent with one decimal, negative if there are more; 0 for nothing
  public static double percent(long before, long after) {
    return before == 0 ? 0 : Math.round((before - after) * 1000.0 / before) / 10.0;
  }
}
