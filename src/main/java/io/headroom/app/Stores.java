package io.headroom.app;

import io.headroom.home.Home;
import io.headroom.store.DiskSettings;
import io.headroom.store.DiskStore;
import io.headroom.store.DiskTier;
import io.headroom.store.MemoryStore;
import io.headroom.store.Provenance;
import io.headroom.store.ProxySettings;
import io.headroom.store.ProxyTier;
import io.headroom.store.RefusedTier;
import io.headroom.store.SharedSettings;
import io.headroom.store.SharedTier;
import io.headroom.store.Tier;
import io.headroom.store.TieredStore;
import io.headroom.text.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where this program keeps originals and looks for them.
///
/// @param memoryBytes most bytes of compressed originals in memory
/// @param memoryTtl how long they stay there after their last use
/// @param disk where they are kept besides; empty for nowhere
/// @param shared where servers of a fleet find one another's; empty for nowhere. Whether originals
///   leave the machine is decided here: whoever masks secrets in them does so by default where this
///   is set
/// @param proxy who is asked for what is found nowhere here; empty for nobody
record Stores(
    long memoryBytes,
    Duration memoryTtl,
    Optional<DiskSettings> disk,
    Optional<SharedSettings> shared,
    Optional<ProxySettings> proxy) {
  /// In memory alone.
  static final Stores MEMORY =
      new Stores(
          MemoryStore.DEFAULT_MAX_BYTES,
          MemoryStore.DEFAULT_TTL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// In memory, on the user's disk and on other machines, as is set: `store.backend` keeps them off
  /// the disk, `store.url` shares them, `proxy.url` names whom to ask.
  static Stores ofUser() {
    return of(Configuration.environment(), diskOfUser());
  }

  /// The user's disk, whether anything is to be kept there or not.
  static DiskSettings diskOfUser() {
    return DiskSettings.in(Home.ofUser()).with(Configuration.environment());
  }

  private static Stores of(Map<String, String> environment, DiskSettings disk) {
    boolean memoryAlone = environment.getOrDefault("HEADROOM_STORE", "").strip().equals("memory");
    return new Stores(
        MEMORY.memoryBytes,
        MEMORY.memoryTtl,
        memoryAlone ? Optional.empty() : Optional.of(disk),
        SharedSettings.of(environment, disk.ttl()),
        ProxySettings.of(environment));
  }

  /// The same with more or less memory, or for longer.
  Stores withMemory(long memoryBytes, Duration memoryTtl) {
    return new Stores(memoryBytes, memoryTtl, disk, shared, proxy);
  }

  /// The same with another disk.
  Stores withDisk(Optional<DiskSettings> disk) {
    return new Stores(memoryBytes, memoryTtl, disk, shared, proxy);
  }

  /// Says on stderr what cannot be used as it is set up, and what to do.
  void tellRefusals() {
    if (shared.orElse(null) instanceof SharedSettings.Refused(String why)) {
      System.err.println("headroom: " + why);
    }
    if (proxy.orElse(null) instanceof ProxySettings.Refused(String why)) {
      System.err.println("headroom: " + why);
    }
  }

  /// Makes the store; what is beyond memory is opened in the background.
  TieredStore make() {
    InstantSource clock = InstantSource.system();
    return new TieredStore(
        new MemoryStore(memoryBytes, memoryTtl),
        Stream.of(
                disk.<Tier>map(settings -> new DiskTier(new DiskStore(settings, clock))),
                shared.map(settings -> tier(settings, clock)),
                proxy.map(settings -> tier(settings, clock)))
            .flatMap(Optional::stream)
            .toList(),
        clock);
  }

  private static Tier tier(SharedSettings settings, InstantSource clock) {
    return switch (settings) {
      case SharedSettings.Usable usable -> new SharedTier(usable, clock);
      case SharedSettings.Refused(String why) -> new RefusedTier(Provenance.SHARED, why);
    };
  }

  private static Tier tier(ProxySettings settings, InstantSource clock) {
    return switch (settings) {
      case ProxySettings.Usable usable ->
          new ProxyTier(usable, text -> Tokens.o200k().count(text), clock);
      case ProxySettings.Refused(String why) -> new RefusedTier(Provenance.PROXY, why);
    };
  }
}
