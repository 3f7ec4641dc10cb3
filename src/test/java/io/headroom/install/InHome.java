package io.headroom.install;

import io.headroom.install.Registry.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A home of its own for each test, and what is done there.
abstract class InHome {
  static final Server LOCAL =
      new Server.Local("/opt/headroom/bin/headroom", List.of("mcp", "serve"), Map.of());
  static final Server MOVED =
      new Server.Local("/usr/local/bin/headroom", List.of("mcp", "serve"), Map.of("A", "b"));

  @TempDir Path temp;
  Path home = Path.of("");
  Machine machine = new Machine(Machine.OperatingSystem.LINUX, home, home, home, Map.of());
  Registry registry = new Registry(machine, home, InstantSource.system());

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(temp.toRealPath().resolve("home"));
    Path project = Files.createDirectories(home.resolve("project"));
    machine = new Machine(Machine.OperatingSystem.LINUX, home, project, project, Map.of());
    registry = new Registry(machine, temp.resolve("headroom"), InstantSource.fixed(Instant.EPOCH));
  }

  List<Plan> install(Client client, Scope scope, Server server) throws IOException {
    return apply(registry.install(client, scope, server, false, false));
  }

  List<Plan> apply(List<Plan> plans) throws IOException {
    for (Plan plan : plans) {
      var _ = registry.apply(plan);
    }
    return plans;
  }

  void uninstall() throws IOException {
    for (Registration each : registry.registrations(Clients.ALL, Optional.empty())) {
      var _ = registry.apply(registry.uninstall(each));
    }
  }

  Optional<Server> entry(Client client, Scope scope) throws IOException {
    return registry.entries().stream()
        .filter(entry -> entry.client().equals(client) && entry.scope() == scope)
        .findFirst()
        .flatMap(Registry.Entry::server);
  }

  Path file(Client client, Scope scope) {
    return client.place(scope).orElseThrow().file(machine);
  }

  List<Path> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.sorted().toList();
    }
  }

  static Client client(String id) {
    return Clients.named(id).orElseThrow();
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
