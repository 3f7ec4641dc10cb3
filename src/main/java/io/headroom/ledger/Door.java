package io.headroom.ledger;

import java.util.Locale;
import java.util.Optional;

/// The way a text came in by.
public enum Door {
  /// A tool of the MCP server.
  MCP,
  /// The command line.
  CLI,
  /// A client's hook.
  HOOK,
  /// What passes through on its way to somebody else: another server's results, a request to a
  /// provider.
  GATEWAY,
  /// A command's output in a shell.
  SHELL;

  /// The name used in answers and files.
  ///
  /// @return the constant's name in lower case
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The door with a name.
  ///
  /// @param id as [#id] gives it
  /// @return the door, or empty for a name that is none
  public static Optional<Door> byId(String id) {
    for (Door door : values()) {
      if (door.id().equals(id)) {
        return Optional.of(door);
      }
    }
    return Optional.empty();
  }
}
