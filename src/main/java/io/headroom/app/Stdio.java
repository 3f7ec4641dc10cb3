package io.headroom.app;

import io.headroom.door.DoorServer;
import io.headroom.door.HookDoor;
import io.headroom.mcp.McpServer;
import io.headroom.mcp.Originals;
import io.headroom.mcp.Roots;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The server on standard input and output, as clients start it. Kept apart from the option parser,
/// which a client that gives no options need not wait for.
final class Stdio {
  private Stdio() {}

  /// Serves one client with the usual settings until it is gone.
  static void serve() {
    serve(ServerParts.ofUser(), List.of(), Projects.of(null));
  }

  /// Serves one client until it is gone, then ends the process: calls that outlived the client's
  /// patience end with it.
  ///
  /// @param parts what the server is made of
  /// @param given directories of `--root`
  /// @param originals which originals the client sees
  static void serve(ServerParts parts, List<Path> given, Originals originals) {
    List<Path> roots =
        Roots.initial(
            given, false, System.getenv(), Path.of("").toAbsolutePath(), ServerParts.home());
    int status = 0;
    AtomicReference<@Nullable DoorServer> door = new AtomicReference<>();
    // Ended servers' sockets are swept by the next.
    HookDoor hooks = Doors.hooks(System.getenv());
    parts.then(() -> {
      var _ = Configuration.policy(); // the first output does not wait for it
      door.set(Doors.open(() -> parts.shortener(originals), hooks));
    });
    try {
      McpServer.stdio(
          parts.tools(hooks), new McpServer.Options(Version.number(), roots).with(originals));
    } catch (InterruptedException _) {
      status = 1;
    }
    DoorServer open = door.get();
    if (open != null) {
      open.close(); // the JVM gives a thread that still waits for clients another 300 ms
    }
    parts.close();
    Runtime.getRuntime().halt(status);
  }
}
