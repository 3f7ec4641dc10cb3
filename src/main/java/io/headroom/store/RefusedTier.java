package io.headroom.store;

import io.headroom.store.OriginalStore.Remote;
import java.io.IOException;
import java.util.Optional;

/// A tier that is wanted but cannot be used as it is set up: it says so, and nothing else.
public final class RefusedTier extends Tier {
  private final Provenance provenance;
  private final String why;

  /// A tier that stands in for one.
  ///
  /// @param provenance which one
  /// @param why what is wrong and what to do, for people
  public RefusedTier(Provenance provenance, String why) {
    this.provenance = provenance;
    this.why = why;
  }

  @Override
  Provenance provenance() {
    return provenance;
  }

  @Override
  boolean keep(Packed packed, boolean known, Scope scope) {
    return false;
  }

  @Override
  Optional<Packed> take(Hash hash, Scope scope) throws IOException {
    throw new IOException(why);
  }

  @Override
  boolean forget(Hash hash) throws IOException {
    throw new IOException(why);
  }

  @Override
  Optional<Remote> remote() {
    return Optional.of(new Remote("", Remote.State.REFUSED, 0, 0, 0, 0, 0, Optional.of(why)));
  }

  @Override
  public void close() {}
}
