package io.headroom.ledger;

import io.headroom.store.Hash;
import java.util.Optional;

/// The books: what was saved, and what saving it cost. Safe for use by many threads at once.
public interface Ledger {
  /// Enters an event.
  ///
  /// @param event what happened
  void record(Event event);

  /// The sums so far.
  ///
  /// @return a snapshot
  Summary summary();

  /// How a recent result came about.
  ///
  /// @param hash the original's name, 24 digits or 12
  /// @return the last compression of that original, if it is not too long ago
  Optional<Event.Compressed> explain(Hash hash);
}
