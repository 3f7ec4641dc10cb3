package io.headroom.store;

import java.util.Optional;

/// A store as it is seen from a scope.
///
/// @param whole all of it
/// @param scope who looks
record ScopedStore(OriginalStore whole, Scope scope) implements OriginalStore {
  @Override
  public Kept put(Entry entry, Scope narrower) {
    return whole.put(entry, narrower);
  }

  @Override
  public Lookup find(Hash hash, Scope narrower) {
    return whole.find(hash, narrower);
  }

  @Override
  public Kept put(Entry entry) {
    return whole.put(entry, scope);
  }

  @Override
  public Lookup find(Hash hash) {
    return whole.find(hash, scope);
  }

  @Override
  public Holdings holdings() {
    return whole.holdings();
  }

  @Override
  public Disk disk() {
    return whole.disk();
  }

  @Override
  public Optional<Remote> shared() {
    return whole.shared();
  }

  @Override
  public Optional<Remote> proxy() {
    return whole.proxy();
  }

  @Override
  public long ttlSeconds() {
    return whole.ttlSeconds();
  }
}
