package io.headroom.app;

import io.headroom.config.Setting;
import io.headroom.ledger.FileLedger;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.MemoryLedger;
import java.time.InstantSource;

/// Where this program keeps its books.
final class Ledgers {
  private Ledgers() {}

  /// In memory and in the user's files, or as `stats` says in memory alone.
  static Ledger ofUser() {
    InstantSource clock = InstantSource.system();
    return Configuration.settings().is(Setting.STATS, "memory")
        ? new MemoryLedger(clock)
        : FileLedger.ofUser(clock);
  }

  /// In memory alone.
  static Ledger inMemory() {
    return new MemoryLedger(InstantSource.system());
  }
}
