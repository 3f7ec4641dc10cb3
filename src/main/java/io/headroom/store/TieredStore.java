package io.headroom.store;

import java.io.IOException;
import java.time.InstantSource;
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
  public Kept put(Entry entry) {
    Packed held = memory.own(entry.hash());
    Packed packed = held == null ? Packed.of(entry, clock.instant()) : held;
    Kept inMemory = held == null ? memory.keep(packed) : new Kept.Stored();
    return keep(packed, held != null) ? new Kept.Stored() : inMemory;
  }

  @Override
  public Lookup find(Hash hash) {
    Packed held = memory.use(hash);
    if (held == null) {
      return beyond(hash);
    }
    if (held.verified()) {
      boolean _ = keep(held, true);
    }
    return memory.find(hash);
  }

  private boolean keep(Packed packed, boolean known) {
    boolean sure = false;
    for (Tier tier : tiers) {
      sure |= tier.keep(packed, known);
    }
    return sure;
  }

  /// Asks the tiers. What one of them says of an original that is gone is worth more than that the
  /// others never knew it.
  private Lookup beyond(Hash hash) {
    Lookup.@Nullable Gone gone = null;
    Set<Provenance> unasked = EnumSet.noneOf(Provenance.class);
    for (Tier tier : tiers) {
      try {
        Optional<Packed> packed = tier.take(hash);
        if (packed.isPresent()) {
          Entry entry = packed.get().unpack();
          var _ = memory.keep(packed.get());
          return new Lookup.Found(entry, tier.provenance(), packed.get().verified());
        }
        if (gone == null && tier.missing(hash) instanceof Lookup.Gone said) {
          gone = said;
        }
      } catch (IOException _) {
        unasked.add(tier.provenance()); // why is the tier's to tell
      }
    }
    Lookup lost = gone == null ? memory.find(hash) : gone;
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

  /// Forgets an original behind memory. Other processes go on having it in theirs, and a use there
  /// brings it back.
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
