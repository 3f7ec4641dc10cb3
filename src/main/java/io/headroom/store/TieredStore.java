package io.headroom.store;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Memory in front of other tiers. An original is in memory and wherever keeping it is sure before
/// its hash is given away; one that is not in memory is asked of each tier in turn, and stays in
/// memory once it is found.
public final class TieredStore implements OriginalStore, AutoCloseable {
  private final MemoryStore memory;
  private final List<Tier> tiers;
  private final InstantSource clock;

  /// A store of several tiers.
  ///
  /// @param memory asked first
  /// @param tiers asked after it, nearest first; closed with this store
  /// @param clock tells when originals were stored
  public TieredStore(MemoryStore memory, List<Tier> tiers, InstantSource clock) {
    this.memory = memory;
    this.tiers = List.copyOf(tiers);
    this.clock = clock;
  }

  /// Memory in front of a disk.
  ///
  /// @param memory asked first
  /// @param disk where originals are kept as well; closed with this store
  /// @param clock tells when originals were stored
  public TieredStore(MemoryStore memory, DiskStore disk, InstantSource clock) {
    this(memory, List.of(new DiskTier(disk)), clock);
  }

  @Override
  public Kept put(Entry entry, Scope scope) {
    Packed known = memory.own(entry.hash());
    // Secrets that were found since are worth a new label.
    Packed held = known != null && known.covers(entry) ? known : null;
    Packed packed = held == null ? Packed.of(entry, clock.instant()) : held;
    Kept inMemory = memory.keep(packed, scope);
    boolean sure = false;
    for (Tier tier : tiers) {
      sure |= tier.keep(packed, held != null, scope);
    }
    return sure ? new Kept.Stored() : inMemory;
  }

  @Override
  public Lookup find(Hash hash, Scope scope) {
    Packed held = memory.use(hash);
    if (held == null) {
      return beyond(hash, scope);
    }
    return held.verified() ? onEach(held, scope) : memory.find(hash, scope);
  }

  /// What memory holds; a tier may know better whose it is, and whether it still is to be had. What
  /// is missing there comes back there.
  private Lookup onEach(Packed held, Scope scope) {
    boolean seen = false;
    List<Tier> without = new ArrayList<>();
    for (Tier tier : tiers) {
      switch (tier.use(held, scope)) {
        case HERE -> seen = true;
        case ELSEWHERE -> {
          return new Lookup.Elsewhere();
        }
        case PURGED -> {
          memory.drop(held.hash());
          return new Lookup.Unknown();
        }
        case ABSENT -> without.add(tier);
        case UNKNOWABLE -> {}
      }
    }
    if (seen && scope.seen().isPresent()) { // else it is seen anyway
      var _ = memory.keep(held, scope);
    }
    Lookup found = memory.find(held.hash(), scope);
    if (found instanceof Lookup.Found) {
      without.forEach(tier -> tier.keep(held, false, scope));
    }
    return found;
  }

  /// Asks the tiers. What one of them says of an original that is gone is worth more than that the
  /// others never knew it, and that it is another project's more than where else it may be.
  private Lookup beyond(Hash hash, Scope scope) {
    Lookup.@Nullable Gone gone = null;
    Set<Provenance> unasked = EnumSet.noneOf(Provenance.class);
    for (Tier tier : tiers) {
      try {
        Optional<Packed> packed = tier.take(hash, scope);
        if (packed.isPresent()) {
          Entry entry = packed.get().unpack();
          var _ = memory.keep(packed.get(), scope);
          return new Lookup.Found(entry, tier.provenance(), packed.get().verified());
        }
        switch (tier.missing(hash, scope)) {
          case Lookup.Elsewhere elsewhere -> {
            return elsewhere;
          }
          case Lookup.Gone said -> gone = gone == null ? said : gone;
          case Lookup.Found _, Lookup.Unknown _ -> {}
        }
      } catch (IOException _) {
        unasked.add(tier.provenance()); // why is the tier's to tell
      }
    }
    Lookup lost = gone == null ? memory.find(hash, scope) : gone;
    return lost instanceof Lookup.Unknown ? new Lookup.Unknown(unasked) : lost;
  }

  @Override
  public Holdings holdings() {
    return memory.holdings();
  }

  @Override
  public Disk disk() {
    for (Tier tier : tiers) {
      if (tier instanceof DiskTier disk) {
        return disk.snapshot();
      }
    }
    return new Disk.None();
  }

  @Override
  public Optional<Remote> shared() {
    return remote(Provenance.SHARED);
  }

  @Override
  public Optional<Remote> proxy() {
    return remote(Provenance.PROXY);
  }

  @Override
  public long ttlSeconds() {
    return tiers.stream().mapToLong(Tier::ttlSeconds).reduce(memory.ttlSeconds(), Math::max);
  }

  /// Forgets an original behind memory. Other processes that share the disk forget theirs when they
  /// are asked for it; on other machines a use brings it back.
  ///
  /// @param hash 24 digits, or the first 12
  /// @return false if it was not there
  /// @throws IOException if a tier cannot tell
  public boolean forget(Hash hash) throws IOException {
    boolean there = false;
    for (Tier tier : tiers) {
      there |= tier.forget(hash);
    }
    return there;
  }

  /// Waits for a moment until what is on its way to other machines has arrived: what a program does
  /// before it ends.
  public void flush() {
    tiers.forEach(Tier::flush);
  }

  @Override
  public void close() {
    tiers.forEach(Tier::close);
  }

  private Optional<Remote> remote(Provenance provenance) {
    return tiers.stream()
        .filter(tier -> tier.provenance() == provenance)
        .findFirst()
        .flatMap(Tier::remote);
  }
}
