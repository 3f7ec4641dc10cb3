package io.headroom.app;

import io.headroom.door.Shortener;
import io.headroom.ledger.Ledger;
import io.headroom.pipeline.Headroom;
import io.headroom.redact.Redactor;
import io.headroom.store.MemoryStore;
import io.headroom.store.TieredStore;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import java.time.InstantSource;

/// What a process that serves no client makes outputs short with.
///
/// @param shortener makes them short
/// @param store where their originals are
/// @param ledger the books
record Own(Shortener shortener, TieredStore store, Ledger ledger) implements AutoCloseable {
  static Own ofUser() {
    // No memory: an original that is nowhere else when this process ends is lost.
    Stores stores = Stores.ofUser().withMemory(1, MemoryStore.DEFAULT_TTL);
    TieredStore store = stores.make(); // first: its disk opens while the rest is made
    Ledger ledger = Ledgers.ofUser();
    TokenCounter tokens = Tokens.o200k();
    boolean redacting = Redacting.isOn(null, stores, Configuration.environment());
    Redactor redactor = redacting ? Redactor.ofKnownShapes() : Redactor.NONE;
    Shortener shortener =
        new Shortener(
            new Headroom(store.within(Projects.current()), tokens, redactor),
            tokens,
            ledger,
            InstantSource.system(),
            Configuration.settings().observing(),
            Configuration.policy());
    return new Own(shortener, store, ledger);
  }

  /// Waits for a moment until everything is where it is to be kept.
  @Override
  public void close() {
    ledger.flush();
    store.flush();
  }
}
