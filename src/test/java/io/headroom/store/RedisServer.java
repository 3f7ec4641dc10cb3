package io.headroom.store;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/// A real Redis or Valkey server on a free port of this machine; it ends with the test.
final class RedisServer implements AutoCloseable {
  private static final String MISSING =
      "these tests need redis-server or valkey-server on the PATH (apt-get install redis-server)";

  private final int port;
  private final Path directory;
  private final List<String> options;
  private Process process;

  private RedisServer(int port, Path directory, List<String> options) throws IOException {
    this.port = port;
    this.directory = directory;
    this.options = options;
    this.process = started();
  }

  /// Starts a server that keeps nothing on disk.
  static RedisServer start(Path directory, String... options) throws IOException {
    return new RedisServer(freePort(), directory, List.of(options));
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /// Ends it as a crash does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void restart() throws IOException {
    process = started();
  }

  /// Stops it from doing anything while its port stays open, or lets it go on.
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /// Everything it holds.
  Map<String, byte[]> dump() {
    Map<String, byte[]> held = new LinkedHashMap<>();
    try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port))) {
      connection.sendCommand(Command.KEYS, "*");
      for (String key : connection.getMultiBulkReply()) {
        connection.sendCommand(Command.GET, key);
        held.put(key, connection.getBinaryBulkReply());
      }
    }
    return held;
  }

  /// Sends a command whose answer is a number.
  long ask(Command command, String... arguments) {
    try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port))) {
      connection.sendCommand(command, arguments);
      return connection.getIntegerReply();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private Process started() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--dir", directory.toString()));
    command.addAll(options);
    Process begun =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("redis.log").toFile())
            .start();
    while (begun.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return begun;
      } catch (IOException _) {
        await(begun);
      }
    }
    throw new IOException(Files.readString(directory.resolve("redis.log")));
  }

  private static void await(Process begun) throws IOException {
    try {
      boolean _ = begun.waitFor(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      begun.destroyForcibly();
      throw new IOException(e);
    }
  }

  private static Path program() {
    Optional<Path> found =
        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .flatMap(folder ->
                Stream.of(Path.of(folder, "redis-server"), Path.of(folder, "valkey-server")))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && System.getenv("CI") != null) {
      throw new AssertionError(MISSING);
    }
    Assumptions.assumeTrue(found.isPresent(), MISSING);
    return found.orElseThrow();
  }
}
