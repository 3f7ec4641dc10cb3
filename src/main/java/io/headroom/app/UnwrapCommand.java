package io.headroom.app;

import io.headroom.install.Plan;
import io.headroom.install.Registry;
import io.headroom.install.Scope;
import io.headroom.install.Wraps;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `headroom mcp unwrap`.
@Command(
    name = "unwrap",
    description =
        "Takes servers out of the gateway: the same bytes where nobody touched the file since.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UnwrapCommand implements Callable<Integer> {
  @Mixin private ClientChoice choice = new ClientChoice();
  @Mixin private ServerChoice servers = new ServerChoice();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "user, project or local alone; all of them by default")
  private @Nullable Scope scope;

  @Option(names = "--dry-run", description = "show what would be done, and do nothing")
  private boolean dry;

  @Option(names = "--yes", description = "do not ask at a terminal either")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Registry registry = ClientChoice.registry(ClientChoice.machine());
    Wraps wraps = registry.wraps();
    Wraps.Known known =
        wraps.known(
            choice.clients(), scope == null ? EnumSet.allOf(Scope.class) : EnumSet.of(scope));
    List<Wraps.Entry> wrapped = known.entries().stream().filter(Wraps.Entry::isWrapped).toList();
    ServerChoice.Chosen chosen = servers.among(wrapped);
    PlanRunner runner = new PlanRunner(registry, System.out, dry, yes);
    for (Plan unreadable : known.unreadable()) {
      runner.run(unreadable, "");
    }
    take(runner, wraps, chosen.entries());
    for (String name : chosen.missing()) {
      System.err.println(
          "headroom: \""
              + name
              + "\" does not go through the gateway; "
              + ServerChoice.names("those that do", wrapped));
    }
    if (servers.all() && wrapped.isEmpty()) {
      System.out.println("No server goes through the gateway, so nothing is done.");
    }
    return chosen.missing().isEmpty() ? runner.exitCode() : 1;
  }

  /// Takes servers out of the gateway, last one first: what was done last to a file is undone to
  /// the byte.
  static void take(PlanRunner runner, Wraps wraps, List<Wraps.Entry> entries) throws IOException {
    for (Wraps.Entry entry : entries.reversed()) {
      runner.run(
          wraps.unwrap(entry),
          entry.name() + " is started as before (scope " + entry.scope().id() + ")");
    }
  }
}
