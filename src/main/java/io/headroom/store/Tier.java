package io.headroom.store;

import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.OriginalStore.Remote;
import java.io.IOException;
import java.util.Optional;

/// A place behind memory where originals are kept, or only found. Safe for use by many threads at
/// once.
public abstract sealed class Tier implements AutoCloseable
    permits DiskTier, SharedTier, ProxyTier, RefusedTier {
  Tier() {}

  /// What an original that is found here says of where it is from.
  abstract Provenance provenance();

  /// What a tier knows of an original that memory holds.
  enum Presence {
    /// It is here, and seen from the scope; its time to live began anew.
    HERE,
    /// It is here, for others.
    ELSEWHERE,
    /// It is not here any more: it has expired, made room, or gone with what it was on.
    ABSENT,
    /// Somebody had it removed, and means it.
    PURGED,
    /// Nobody can tell just now, or ever.
    UNKNOWABLE
  }

  /// Keeps an original, or renews its time to live if it is there. Whatever goes wrong is this
  /// tier's to tell.
  ///
  /// @param packed the original, known to be what its hash says
  /// @param known whether this process has kept it before, so that renewing may do
  /// @param scope whose it is now, too
  /// @return whether it is here now, whatever becomes of this process
  abstract boolean keep(Packed packed, boolean known, Scope scope);

  /// Renews the time to live of an original that memory holds, if the scope sees it.
  ///
  /// @param packed the original, known to be what its hash says
  /// @param scope who uses it
  Presence use(Packed packed, Scope scope) {
    return Presence.UNKNOWABLE;
  }

  /// Looks an original up and renews its time to live.
  ///
  /// @param hash 24 digits, or the first 12
  /// @param scope who looks
  /// @return the original, or empty if it is not there or not seen
  /// @throws IOException if nobody can tell
  abstract Optional<Packed> take(Hash hash, Scope scope) throws IOException;

  /// What became of an original that is not there, or not seen.
  ///
  /// @throws IOException if nobody can tell
  Lookup missing(Hash hash, Scope scope) throws IOException {
    return new Lookup.Unknown();
  }

  /// Forgets an original at once.
  ///
  /// @return false if it was not there
  /// @throws IOException if nobody can tell
  boolean forget(Hash hash) throws IOException {
    return false;
  }

  /// How long an original is kept here after its last use, as far as this tier keeps any.
  ///
  /// @return seconds; 0 if nothing can be kept here now
  long ttlSeconds() {
    return 0;
  }

  /// How a tier on another machine does.
  Optional<Remote> remote() {
    return Optional.empty();
  }

  /// Waits for a moment until what is on its way has arrived.
  void flush() {}

  @Override
  public abstract void close();
}
