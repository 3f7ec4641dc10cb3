package io.headroom.install;

import java.util.Locale;

/// For whom a client is to know the server.
public enum Scope {
  /// The user, in all projects.
  USER,
  /// Everybody who works on a project: the file lies in it.
  PROJECT,
  /// The user, in one project.
  LOCAL;

  /// The name users write.
  ///
  /// @return a word in lower case
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
