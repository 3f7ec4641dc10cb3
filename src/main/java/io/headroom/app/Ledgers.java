package io.headroom.app;

import io.headroom.ledger.FileLedger;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.MemoryLedger;
import java.time.InstantSource;

/// Where this program keeps its books.
final class Ledgers {
  private Ledgers() {}

  /// In memory and in the user's files, as the environment says: `HEADROOM_STATS=memory` keeps them
  /// off the disk.
  static Ledger ofUser() {
    InstantSource clock = InstantSource.system();
    return System.getenv().getOrDefault("HEADROOM_STATS", "").strip().equals("memory")
        ? new MemoryLedger(clock)
        : FileLedger.ofUser(clock);
  }

  /// In memory alone.
  static Ledger inMemory() {
    return new MemoryLedger(InstantSource.system());
  }
}
