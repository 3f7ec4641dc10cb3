package io.headroom.app;

import io.headroom.door.DoorDirectory;
import io.headroom.door.DoorServer;
import io.headroom.door.HookDoor;
import io.headroom.door.Shortener;
import io.headroom.home.Home;
import io.headroom.ledger.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The socket of a server that works for one client.
final class Doors {
  private Doors() {}

  /// Where servers of this version listen.
  static DoorDirectory directory() {
    return DoorDirectory.of(Home.ofUser(), Version.number());
  }

  /// What makes tools' results short for hooks of Claude Code.
  ///
  /// @param environment says where that keeps its files
  static HookDoor hooks(Map<String, String> environment) {
    String configured = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
    if (!configured.isBlank()) {
      return new HookDoor(Optional.of(Path.of(configured)));
    }
    // As for the client, HOME goes before the system's idea of a home.
    String home = environment.getOrDefault("HOME", ServerParts.home().toString());
    return new HookDoor(Optional.of(Path.of(home, ".claude")));
  }

  /// Opens the socket.
  ///
  /// @param shortener first asked at the first request
  /// @param hooks answers clients' hooks
  /// @return the running server; null where there is no place for a socket, which is no reason not
  ///   to serve
  static @Nullable DoorServer open(Supplier<Shortener> shortener, HookDoor hooks) {
    try {
      return DoorServer.open(
          directory(), Scope.ofProcess(), Configuration.signature(), shortener, hooks);
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(Doors.class).debug("no door", e);
      return null;
    }
  }
}
