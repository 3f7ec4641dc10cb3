package io.headroom.app;

import io.headroom.store.DiskSettings;
import io.headroom.store.DiskStore;
import io.headroom.store.MemoryStore;
import io.headroom.store.OriginalStore;
import io.headroom.store.TieredStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where this program keeps originals.
///
/// @param memoryBytes most bytes of compressed originals in memory
/// @param memoryTtl how long they stay there after their last use
/// @param disk where they are kept besides; empty for nowhere
record Stores(long memoryBytes, Duration memoryTtl, Optional<DiskSettings> disk) {
  /// In memory alone.
  static final Stores MEMORY =
      new Stores(MemoryStore.DEFAULT_MAX_BYTES, MemoryStore.DEFAULT_TTL, Optional.empty());

  /// In memory and on the user's disk, as the environment says: `HEADROOM_STORE=memory` keeps them
  /// off the disk.
  static Stores ofUser() {
    return ofUser(System.getenv());
  }

  private static Stores ofUser(Map<String, String> environment) {
    boolean memoryAlone = environment.getOrDefault("HEADROOM_STORE", "").strip().equals("memory");
    return new Stores(
        MEMORY.memoryBytes,
        MEMORY.memoryTtl,
        memoryAlone ? Optional.empty() : Optional.of(DiskSettings.ofUser()));
  }

  /// The same with more or less memory.
  Stores withMemoryBytes(long memoryBytes) {
    return new Stores(memoryBytes, memoryTtl, disk);
  }

  /// Makes the store; a disk is opened in the background.
  OriginalStore make() {
    MemoryStore memory = new MemoryStore(memoryBytes, memoryTtl);
    InstantSource clock = InstantSource.system();
    return disk.<OriginalStore>map(
            settings -> new TieredStore(memory, new DiskStore(settings, clock), clock))
        .orElse(memory);
  }
}
