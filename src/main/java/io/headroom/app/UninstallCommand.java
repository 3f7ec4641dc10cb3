package io.headroom.app;

import io.headroom.install.Registry;
import io.headroom.install.Registry.Registration;
import io.headroom.install.Scope;
import io.headroom.install.Wraps;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `headroom mcp uninstall`.
@Command(
    name = "uninstall",
    description = "Takes back what 'headroom mcp install' did, and nothing else.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UninstallCommand implements Callable<Integer> {
  @Mixin private ClientChoice choice = new ClientChoice();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "user, project or local alone; all of them by default")
  private @Nullable Scope scope;

  @Option(
      names = "--unwrap",
      description = "also take out of the gateway every server that goes through it")
  private boolean unwrap;

  @Option(names = "--dry-run", description = "show what would be done, and do nothing")
  private boolean dry;

  @Option(names = "--yes", description = "do not ask at a terminal either")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Registry registry = ClientChoice.registry(ClientChoice.machine());
    List<Registration> registrations =
        registry.registrations(choice.clients(), Optional.ofNullable(scope));
    if (registrations.isEmpty()) {
      System.out.println(
          "Nothing was registered by 'headroom mcp install', so nothing is removed.");
    }
    PlanRunner runner = new PlanRunner(registry, System.out, dry, yes);
    List<Wraps.Entry> wrapped =
        registry.wraps().wrapped(choice.clients(), Optional.ofNullable(scope));
    if (unwrap) {
      UnwrapCommand.take(runner, registry.wraps(), wrapped);
    }
    for (Registration registration : registrations) {
      runner.run(registry.uninstall(registration), "removed");
    }
    if (!unwrap && !wrapped.isEmpty()) {
      System.out.println(
          ServerChoice.names("still started through Headroom's gateway", wrapped)
              + ". Take them out before Headroom goes: headroom mcp unwrap --all");
    }
    return runner.exitCode();
  }
}
