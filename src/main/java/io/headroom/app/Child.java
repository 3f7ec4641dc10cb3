package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.gateway.Gateway;
import io.headroom.gateway.Peer;
import io.headroom.gateway.Server;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A gateway on standard input and output, with another MCP server behind it. Kept apart from the
/// option parser, which a client that gives no options need not wait for.
final class Child {
  private Child() {}

  /// Serves one client until it or the server is gone, with the usual settings.
  ///
  /// @param name what the server is called in statistics; empty for nothing
  /// @param command the server's command line
  static int serve(String name, List<String> command) {
    boolean observing = Configuration.settings().observing();
    Policy policy = Configuration.policy();
    return serve(
        new Server.Command(command, Map.of()),
        Gateway.Settings.usual(name, Version.number(), observing, policy));
  }

  /// Serves one client until it or the server is gone, then ends the process.
  ///
  /// @param server what stands behind
  /// @param settings how
  /// @return the exit code if the server could not be started
  static int serve(Server server, Gateway.Settings settings) {
    Peer peer;
    try {
      peer = server.open();
    } catch (IOException e) {
      System.err.println("headroom: cannot start the server: " + e.getMessage());
      return 1;
    }
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err); // stdout is the protocol's alone
    ServerParts parts = ServerParts.ofUser();
    // Halting skips the JVM's own slow farewell: a signal ends the server, too.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              var _ = peer.end();
              parts.close();
              Runtime.getRuntime().halt(128 + 15);
            }));
    try {
      new Gateway(parts::made, Projects.of(null), settings)
          .run(new FileInputStream(FileDescriptor.in), out, peer.says(), peer.hears());
      peer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    int status = peer.end();
    parts.close();
    Runtime.getRuntime().halt(status);
    return status;
  }
}
