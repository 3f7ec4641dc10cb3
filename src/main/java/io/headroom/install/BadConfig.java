package io.headroom.install;

/// A configuration file that cannot be read as what it should be, or has something else where a
/// change is to go. The message says what and where, for people.
final class BadConfig extends Exception {
  private static final long serialVersionUID = 1;

  BadConfig(String message) {
    super(message);
  }
}
