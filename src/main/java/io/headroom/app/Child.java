package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.gateway.Gateway;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another MCP server, started as a client would start it, with a gateway on its standard streams.
/// Kept apart from the option parser, which a client that gives no options need not wait for.
final class Child {
  /// Time for the server to end once it is told to; clients give no more.
  private static final long GRACE_SECONDS = 3;

  private Child() {}

  /// Serves one client until it or the server is gone, with the usual settings.
  ///
  /// @param name what the server is called in statistics; empty for nothing
  /// @param command the server's command line
  static int serve(String name, List<String> command) {
    boolean observing = Configuration.settings().observing();
    Policy policy = Configuration.policy();
    return serve(command, Gateway.Settings.usual(name, Version.number(), observing, policy));
  }

  /// Serves one client until it or the server is gone, then ends the process.
  ///
  /// @param command the server's command line
  /// @param settings how
  /// @return the exit code if the server could not be started
  static int serve(List<String> command, Gateway.Settings settings) {
    Process server;
    try {
      server = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
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
              var _ = ended(server);
              parts.close();
              Runtime.getRuntime().halt(128 + 15);
            }));
    try {
      new Gateway(parts::made, Projects.of(null), settings)
          .run(
              new FileInputStream(FileDescriptor.in),
              out,
              server.getInputStream(),
              server.getOutputStream());
      var _ = server.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    int status = ended(server);
    parts.close();
    Runtime.getRuntime().halt(status);
    return status;
  }

  /// Sees to it that the server ends.
  private static int ended(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      return server.waitFor();
    } catch (InterruptedException _) {
      server.destroyForcibly();
      return 1;
    }
  }
}
