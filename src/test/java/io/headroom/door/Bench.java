package io.headroom.door;

import io.headroom.config.Policy;
import io.headroom.ledger.MemoryLedger;
import io.headroom.pipeline.Headroom;
import io.headroom.store.MemoryStore;
import io.headroom.testing.Texts;
import io.headroom.text.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// What tests of the doors work with.
final class Bench {
  static final String LONG = Texts.log(1, 2000, "ERROR disk - /dev/sda1 is full") + "\n";

  final MemoryStore store = new MemoryStore(64 << 20, Duration.ofHours(1));
  final MemoryLedger ledger = new MemoryLedger(InstantSource.system());

  Shortener shortener() {
    return shortener(false);
  }

  Shortener shortener(boolean observing) {
    return shortener(observing, Policy.USUAL);
  }

  Shortener shortener(boolean observing, Policy policy) {
    return new Shortener(
        new Headroom(store, Tokens.o200k()),
        Tokens.o200k(),
        ledger,
        InstantSource.system(),
        observing,
        policy);
  }

  /// A door for hooks that is in no hurry, however busy the machine is.
  static HookDoor hooks(Optional<Path> client) {
    return new HookDoor(client, new Deadlines(Duration.ofMinutes(5)));
  }

  /// Far enough not to matter.
  static Deadline someDay() {
    return Deadline.of(System.nanoTime(), 0, Duration.ofMinutes(5));
  }
}
