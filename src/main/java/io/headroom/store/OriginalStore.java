package io.headroom.store;

import java.time.Instant;
import java.util.Optional;

/// Keeps originals and gives them back by hash. Content-addressed: putting the same bytes twice is
/// putting them once. Safe for use by many threads at once.
public interface OriginalStore {
  /// Keeps an original, or keeps it for longer if it is there already.
  ///
  /// @param entry what to keep
  /// @param scope whose it is
  /// @return whether it is kept; when it is not, nothing that names its hash may leave the program
  Kept put(Entry entry, Scope scope);

  /// Looks an original up; finding it renews its time to live.
  ///
  /// @param hash 24 digits, or the first 12
  /// @param scope who looks
  /// @return the original, or what became of it
  Lookup find(Hash hash, Scope scope);

  /// Keeps an original for everybody.
  ///
  /// @param entry what to keep
  /// @return whether it is kept
  default Kept put(Entry entry) {
    return put(entry, Scope.ALL);
  }

  /// Looks up an original of anybody.
  ///
  /// @param hash 24 digits, or the first 12
  /// @return the original, or what became of it
  default Lookup find(Hash hash) {
    return find(hash, Scope.ALL);
  }

  /// The same store as it is seen from a scope.
  ///
  /// @param scope who looks and stores where no other scope is named
  /// @return a view that costs nothing to make
  default OriginalStore within(Scope scope) {
    return new ScopedStore(this, scope);
  }

  /// What the store holds in memory right now.
  ///
  /// @return a snapshot
  Holdings holdings();

  /// What the store holds on disk right now, for this process and others.
  ///
  /// @return a snapshot
  default Disk disk() {
    return new Disk.None();
  }

  /// How long an original is kept after its last use, in memory or on disk.
  ///
  /// @return seconds
  default long ttlSeconds() {
    return holdings().ttlSeconds();
  }

  /// What came of a put.
  sealed interface Kept {
    /// The original is kept.
    record Stored() implements Kept {}

    /// The original is larger than the whole store may be.
    ///
    /// @param sizeBytes its size as held
    /// @param maxBytes the bound of the store
    record TooLarge(long sizeBytes, long maxBytes) implements Kept {}
  }

  /// What came of a look-up.
  sealed interface Lookup {
    /// The original is here.
    ///
    /// @param entry the original
    record Found(Entry entry) implements Lookup {}

    /// The original was here and is not any more.
    ///
    /// @param hash its name, 24 digits
    /// @param about what it was
    /// @param why what ended its stay
    /// @param storedAt when it was stored
    record Gone(Hash hash, Entry.About about, Cause why, Instant storedAt) implements Lookup {}

    /// No original of this name was ever here.
    record Unknown() implements Lookup {}

    /// The original is here, for projects that are not in the scope.
    record Elsewhere() implements Lookup {}
  }

  /// Why an original is gone.
  enum Cause {
    /// Its time to live ran out.
    EXPIRED,
    /// It made room for newer ones.
    EVICTED,
    /// Somebody had it removed. Only its name is remembered, so that nobody who still has it brings
    /// it back; it is told like one that never was.
    PURGED
  }

  /// The size of a store.
  ///
  /// @param entries originals held
  /// @param heldBytes bytes they take, as held
  /// @param maxBytes most bytes they may take
  /// @param ttlSeconds time to live after the last use
  record Holdings(long entries, long heldBytes, long maxBytes, long ttlSeconds) {}

  /// Whether originals outlive the process.
  sealed interface Disk {
    /// They do not, and are not meant to.
    record None() implements Disk {}

    /// They do.
    ///
    /// @param entries originals held
    /// @param tombstones originals that are gone and still remembered
    /// @param heldBytes bytes the database takes
    /// @param maxBytes most bytes it may take
    /// @param ttlSeconds time to live after the last use
    /// @param trouble what went wrong when an original was kept or looked for last; empty if
    ///   nothing did
    record Holding(
        long entries,
        long tombstones,
        long heldBytes,
        long maxBytes,
        long ttlSeconds,
        Optional<String> trouble)
        implements Disk {}

    /// They are meant to and do not.
    ///
    /// @param why what is wrong, for people
    record Failed(String why) implements Disk {}
  }
}
