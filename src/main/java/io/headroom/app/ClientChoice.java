package io.headroom.app;

import io.headroom.home.Home;
import io.headroom.home.Project;
import io.headroom.install.Client;
import io.headroom.install.Clients;
import io.headroom.install.Machine;
import io.headroom.install.Registry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which clients a command is about.
final class ClientChoice {
  private static final String ALL = "all";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      split = ",",
      description =
          "claude-code, claude-desktop, cursor, vscode, codex, gemini, windsurf, zed, opencode, or all"
              + " (default): those that are there")
  private List<String> names = new ArrayList<>(List.of(ALL));

  /// Whether the user named them.
  boolean named() {
    return !names.contains(ALL);
  }

  /// The clients named; all where none is.
  List<Client> clients() {
    return named() ? names.stream().map(this::client).toList() : Clients.ALL;
  }

  private Client client(String name) {
    return Clients.named(name)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "no client is known as '"
                    + name
                    + "'; those known are "
                    + Clients.names().collect(Collectors.joining(", "))));
  }

  static Machine machine() {
    Path here = Path.of("").toAbsolutePath();
    return Machine.here(here, Project.of(here).root());
  }

  static Registry registry(Machine machine) {
    return new Registry(machine, Home.ofUser(), InstantSource.system());
  }
}
