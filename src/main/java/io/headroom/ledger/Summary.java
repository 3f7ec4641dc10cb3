package io.headroom.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sums over a time.
///
/// @param since when the time began
/// @param until when the sums were taken
/// @param totals of what was done
/// @param observed of what was only measured
/// @param recent the last events, newest last
public record Summary(
    Instant since, Instant until, Totals totals, Totals observed, List<Event> recent) {
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
}
