package io.headroom.app;

import io.headroom.door.DoorDirectory;
import io.headroom.door.DoorServer;
import io.headroom.door.Shortener;
import io.headroom.home.Home;
import io.headroom.ledger.Scope;
import java.io.IOException;
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

  /// Opens the socket.
  ///
  /// @param shortener first asked at the first request
  /// @return the running server; null where there is no place for a socket, which is no reason not
  ///   to serve
  static @Nullable DoorServer open(Supplier<Shortener> shortener) {
    try {
      return DoorServer.open(directory(), Scope.ofProcess(), Configuration.signature(), shortener);
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(Doors.class).debug("no door", e);
      return null;
    }
  }
}
