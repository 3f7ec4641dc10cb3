package io.headroom.app;

import io.headroom.install.Plan;
import io.headroom.install.Registry;
import io.headroom.install.Scope;
import io.headroom.install.Server;
import io.headroom.install.Wraps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headroom mcp wrap`.
@Command(
    name = "wrap",
    description =
        "Sends servers that clients know through the gateway, so that long results get short.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "%nShows each change as a diff before it is made; without a terminal nobody is asked. Everything of the entry",
      "but how the server is started stays. 'headroom mcp unwrap' takes it back."
    })
final class WrapCommand implements Callable<Integer> {
  @Mixin private ClientChoice choice = new ClientChoice();
  @Mixin private ServerChoice servers = new ServerChoice();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "user, local or project alone; by default all but project, whose file is everybody's")
  private @Nullable Scope scope;

  @Option(
      names = "--force",
      description =
          "also where a key would be seen in the list of processes, or your client may have to log in")
  private boolean force;

  @Option(
      names = "--threshold",
      paramLabel = "TOKENS",
      description = "for the gateway: shorten texts from so many tokens on")
  private @Nullable Integer threshold;

  @Option(
      names = "--exact",
      paramLabel = "TOOL",
      description =
          "for the gateway: leave the results of this tool as they are; may be given again")
  private List<String> exact = new ArrayList<>();

  @Option(
      names = "--wait",
      paramLabel = "MS",
      description = "for the gateway: longest a result may wait to become short")
  private @Nullable Integer wait;

  @Option(names = "--dry-run", description = "show what would be done, and do nothing")
  private boolean dry;

  @Option(names = "--yes", description = "do not ask at a terminal either")
  private boolean yes;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (threshold != null && threshold < 1 || wait != null && wait < 1) {
      throw new ParameterException(spec.commandLine(), "--threshold and --wait must be at least 1");
    }
    Registry registry = ClientChoice.registry(ClientChoice.machine());
    Wraps wraps = registry.wraps();
    Set<Scope> scopes =
        scope == null ? EnumSet.complementOf(EnumSet.of(Scope.PROJECT)) : EnumSet.of(scope);
    Wraps.Known known = wraps.known(choice.clients(), scopes);
    List<Wraps.Entry> others =
        known.entries().stream().filter(entry -> !entry.isHeadroom()).toList();
    ServerChoice.Chosen chosen = servers.among(servers.all() ? others : known.entries());
    PlanRunner runner = new PlanRunner(registry, System.out, dry, yes);
    for (Plan unreadable : known.unreadable()) {
      runner.run(unreadable, "");
    }
    for (Wraps.Entry entry : chosen.entries()) {
      Server.Local gateway =
          new Server.Local(
              Launcher.file().toString(), gateway(), InstallCommand.carried(entry.scope()));
      runner.run(wraps.wrap(entry, gateway, force), wrapped(entry));
    }
    for (String name : chosen.missing()) {
      System.err.println("headroom: " + missing(name, others, wraps));
    }
    return chosen.missing().isEmpty() ? runner.exitCode() : 1;
  }

  private List<String> gateway() {
    List<String> words = new ArrayList<>(List.of("mcp", "gateway"));
    option(words, "--threshold", threshold);
    option(words, "--wait", wait);
    exact.forEach(tool -> option(words, "--exact", tool));
    return words;
  }

  private static void option(List<String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.addAll(List.of(name, value.toString()));
    }
  }

  private static String wrapped(Wraps.Entry entry) {
    return entry.name()
        + " goes through the gateway from its next start on (scope "
        + entry.scope().id()
        + ")";
  }

  private String missing(String name, List<Wraps.Entry> others, Wraps wraps) throws IOException {
    List<String> told = new ArrayList<>();
    told.add("no client has a server \"" + name + "\"");
    if (scope == null) {
      boolean shared =
          wraps.known(choice.clients(), EnumSet.of(Scope.PROJECT)).entries().stream()
              .anyMatch(entry -> entry.name().equals(name));
      if (shared) {
        told.add(
            "but in a file of the project, which is everybody's; --scope project wraps it there");
      }
    }
    told.add(ServerChoice.names("those there are", others));
    return String.join("; ", told);
  }
}
