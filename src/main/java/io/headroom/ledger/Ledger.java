package io.headroom.ledger;

import io.headroom.store.Hash;
import java.util.Optional;

/// The books: what was saved, and what saving it cost. Safe for use by many threads at once.
public interface Ledger extends AutoCloseable {
  /// Enters an event. Returns at once; what is kept on disk is written behind its back.
  ///
  /// @param event what happened
  void record(Event event);

  /// The sums of this process so far.
  ///
  /// @return a snapshot
  Summary summary();

  /// The sums of the other processes of this session and project, whose events are on disk.
  ///
  /// @return a snapshot; nothing where books are in memory alone
  default Others others() {
    return Others.NONE;
  }

  /// How a result came about.
  ///
  /// @param hash the original's name, 24 digits or 12
  /// @return the last compression of that original, if it is not too long ago
  Optional<Event.Compressed> explain(Hash hash);

  /// Waits until what was recorded is on disk, for some seconds at most.
  default void flush() {}

  /// Flushes; events may be recorded afterwards, too.
  @Override
  default void close() {
    flush();
  }

  /// What others did.
  ///
  /// @param totals their sums
  /// @param gateway those of the requests among them that went by the gateway
  /// @param trouble what is wrong with the books on disk; empty if nothing is
  record Others(Totals totals, Totals gateway, String trouble) {
    /// There are none.
    public static final Others NONE = new Others(Totals.NONE, Totals.NONE, "");
  }
}
