package io.headroom.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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

  /// How the store does that a fleet of servers shares.
  ///
  /// @return a snapshot; empty where no such store was asked for
  default Optional<Remote> shared() {
    return Optional.empty();
  }

  /// How another Headroom does that is asked for what is found nowhere else.
  ///
  /// @return a snapshot; empty where none was named
  default Optional<Remote> proxy() {
    return Optional.empty();
  }

  /// How long an original is kept after its last use, wherever it is kept longest.
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
    /// @param from where it was found
    /// @param verified whether its hash is that of its bytes; false where another Headroom names
    ///   originals in a way of its own, so that its word is all there is
    record Found(Entry entry, Provenance from, boolean verified) implements Lookup {}

    /// The original was here and is not any more.
    ///
    /// @param hash its name, 24 digits
    /// @param about what it was
    /// @param why what ended its stay
    /// @param storedAt when it was stored
    record Gone(Hash hash, Entry.About about, Cause why, Instant storedAt) implements Lookup {}

    /// No original of this name was ever here.
    ///
    /// @param unasked where it may be all the same, since nobody could ask there just now
    record Unknown(Set<Provenance> unasked) implements Lookup {
      /// Copies the set.
      public Unknown {
        unasked = Set.copyOf(unasked);
      }

      /// Nowhere is it.
      public Unknown() {
        this(Set.of());
      }
    }

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

  /// A tier on another machine. It is never waited for before an answer leaves.
  ///
  /// @param where its address, without what opens it
  /// @param state whether it answers
  /// @param written originals that were written there, or whose time to live was renewed
  /// @param found originals that were found there
  /// @param waiting originals that are still to be written
  /// @param dropped originals that never will be: too many waited, or they are too large for it
  /// @param failures calls that failed
  /// @param error what was wrong the last time; empty if nothing was since
  record Remote(
      String where,
      State state,
      long written,
      long found,
      int waiting,
      long dropped,
      long failures,
      Optional<String> error) {
    /// Whether a tier on another machine answers.
    public enum State {
      /// It has not been asked yet.
      IDLE,
      /// It answered the last time.
      UP,
      /// It did not, and is asked again at the next use.
      FAILING,
      /// It did not for several times in a row, and is asked again after a pause (the circuit
      /// breaker is open).
      DOWN,
      /// It cannot be used as it is set up.
      REFUSED
    }
  }
}
