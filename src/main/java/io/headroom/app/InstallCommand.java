package io.headroom.app;

import io.headroom.install.Client;
import io.headroom.install.Hooks;
import io.headroom.install.Machine;
import io.headroom.install.Plan;
import io.headroom.install.Registry;
import io.headroom.install.Scope;
import io.headroom.install.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headroom mcp install`.
@Command(
    name = "install",
    description = "Registers the server with the clients that are on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "%nShows each change as a diff before it is made; without a terminal nobody is asked. A user's own entry",
      "named headroom is left alone. 'headroom mcp uninstall' takes back exactly what was done."
    })
final class InstallCommand implements Callable<Integer> {
  /// What servers are to know that clients do not pass on by themselves.
  private static final List<String> CARRIED = List.of("HEADROOM_HOME", "HEADROOM_JAVA_HOME");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ClientChoice choice = new ClientChoice();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "user (default): in all projects; project: in a file of the project, for everybody; local: for"
              + " you, in this project (Claude Code)")
  private Scope scope = Scope.USER;

  @Option(
      names = "--allow",
      description = "also tell the client not to ask at every call, where a file can say that")
  private boolean allow;

  @Option(
      names = "--hooks",
      description =
          "Claude Code: also shorten what its own tools and other servers' answer, before it is read:"
              + " a hook and a prefix for its shell; includes --allow")
  private boolean hooks;

  @Option(
      names = "--remote",
      paramLabel = "URL",
      description = "register a server over HTTP instead of this launcher")
  private @Nullable String remote;

  @Option(
      names = "--token-env",
      paramLabel = "NAME",
      description = "with --remote: environment variable with the bearer token")
  private @Nullable String tokenVariable;

  @Option(
      names = "--proxy-url",
      paramLabel = "URL",
      description = "another Headroom the server asks for originals (HEADROOM_PROXY_URL)")
  private @Nullable String proxy;

  @Option(names = "--force", description = "replace an entry of that name that is not ours")
  private boolean force;

  @Option(names = "--dry-run", description = "show what would be done, and do nothing")
  private boolean dry;

  @Option(names = "--yes", description = "do not ask at a terminal either")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Machine machine = ClientChoice.machine();
    Registry registry = ClientChoice.registry(machine);
    Server server = server();
    List<Client> clients = clients(machine);
    if (clients.isEmpty()) {
      System.err.println(
          "headroom: no client was found that can be registered with for scope "
              + scope.id()
              + "; name one that is to be: --client cursor");
      return 1;
    }
    PlanRunner runner = new PlanRunner(registry, System.out, dry, yes);
    for (Client client : clients) {
      Optional<Hooks> added = hooks(registry, machine, client);
      boolean allowed = allow || added.isPresent();
      for (Plan plan : registry.install(client, scope, server, allowed, force, added)) {
        runner.run(plan, "registered");
      }
      hints(client, allowed).forEach(hint -> System.out.println("  " + hint));
    }
    return runner.exitCode();
  }

  private List<String> hints(Client client, boolean allowed) {
    List<String> hints = new ArrayList<>();
    if (!allowed || client.hint().isPresent()) {
      hints.add(client.hint().orElse("with --allow it does not ask at every call"));
    }
    if (hooks && !Hooks.areKnownTo(client)) {
      hints.add(
          "--hooks is for Claude Code alone; for this client, put servers with long results behind"
              + " 'headroom mcp gateway'");
    }
    return hints;
  }

  private Optional<Hooks> hooks(Registry registry, Machine machine, Client client)
      throws IOException {
    if (!hooks || !Hooks.areKnownTo(client)) {
      return Optional.empty();
    }
    Path launcher = Launcher.file();
    // The shell door asks the system what Linux alone tells.
    Optional<Path> shell =
        machine.system() == Machine.OperatingSystem.LINUX
            ? Optional.of(launcher.resolveSibling("headroom-shell"))
            : Optional.empty();
    return Optional.of(new Hooks(launcher, shell, Hooks.needCommand(registry.version(client))));
  }

  private List<Client> clients(Machine machine) {
    return choice.named()
        ? choice.clients()
        : choice.clients().stream()
            .filter(client ->
                client.isOn(machine)
                    && client.has(scope)
                    && (remote == null || client.takesRemote(tokenVariable != null)))
            .toList();
  }

  private Server server() throws IOException {
    if (remote == null && tokenVariable != null) {
      throw new ParameterException(spec.commandLine(), "--token-env goes with --remote");
    }
    if (remote != null && proxy != null) {
      throw new ParameterException(
          spec.commandLine(), "--proxy-url is for a server the client starts, not for --remote");
    }
    if (remote != null) {
      return new Server.Remote(url("--remote", remote), Optional.ofNullable(tokenVariable));
    }
    Map<String, String> environment = carried(scope);
    if (proxy != null) {
      environment.put("HEADROOM_PROXY_URL", url("--proxy-url", proxy));
    }
    return new Server.Local(Launcher.file().toString(), List.of("mcp", "serve"), environment);
  }

  /// The environment that an entry needs.
  static Map<String, String> carried(Scope scope) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (scope != Scope.PROJECT) {
      // What lies in a project is for other people's machines, too.
      for (String name : CARRIED) {
        String value = System.getenv(name);
        if (value != null && !value.isBlank()) {
          environment.put(name, value);
        }
      }
    }
    return environment;
  }

  private String url(String option, String given) {
    try {
      URI url = URI.create(given);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return given;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new ParameterException(
        spec.commandLine(), option + " has to be of the form http[s]://host[:port][/path]");
  }
}
