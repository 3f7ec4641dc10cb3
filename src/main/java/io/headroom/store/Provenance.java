package io.headroom.store;

import java.util.Locale;

/// Where an original was found.
public enum Provenance {
  /// In this process.
  LOCAL,
  /// On the user's disk, where another process may have put it.
  DISK,
  /// In the store that servers of a fleet share.
  SHARED,
  /// At another Headroom, which was asked over HTTP.
  PROXY;

  /// Its name in answers.
  ///
  /// @return one word, in lower case
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
