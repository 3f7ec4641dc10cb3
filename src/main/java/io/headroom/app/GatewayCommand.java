package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.config.Setting;
import io.headroom.gateway.Gateway;
import io.headroom.gateway.HttpGateway;
import io.headroom.gateway.Server;
import io.headroom.gateway.ServersFile;
import io.headroom.mcp.McpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headroom mcp gateway`.
@Command(
    name = "gateway",
    description =
        "Stands in front of another MCP server, or several: long results of their tools get short.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GatewayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the server is called in statistics")
  private String name = "";

  @Option(
      names = "--threshold",
      paramLabel = "TOKENS",
      description = "shorten texts from so many tokens on (300); also HEADROOM_THRESHOLD")
  private @Nullable Integer threshold;

  @Option(
      names = "--exact",
      paramLabel = "TOOL",
      description = "leave the results of this tool as they are; may be given again")
  private Set<String> exact = new HashSet<>();

  @Option(
      names = "--wait",
      paramLabel = "MS",
      description = "longest a result may wait to become short, else it goes on as it is (300)")
  private long waitMillis = Gateway.Settings.LEAST.toMillis();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "compress (default), or observe: change nothing, measure what would be saved; also HEADROOM_MODE")
  private ServeCommand.@Nullable ServerMode mode;

  @Mixin private HttpFlags flags = new HttpFlags();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Behind behind = new Behind();

  /// What stands behind: one of these.
  static final class Behind {
    @ArgGroup(exclusive = false)
    private @Nullable RemoteFlags remote;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "several servers: a JSON file with their mcpServers")
    private @Nullable Path config;

    @Parameters(
        arity = "1..*",
        paramLabel = "COMMAND",
        description = "one server's command line, after --")
    private List<String> command = new ArrayList<>();

    Server server() {
      if (remote != null) {
        return remote.server(System.getenv());
      }
      return config == null
          ? new Server.Command(command, Map.of())
          : new ServersFile(System.getenv(), Version.number()).read(config);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (threshold != null && threshold < 1 || waitMillis < 1) {
      throw new ParameterException(spec.commandLine(), "--threshold and --wait must be at least 1");
    }
    Configuration.flag("--mode", Setting.MODE, mode);
    Configuration.flag("--threshold", Setting.THRESHOLD, threshold);
    boolean observing = Configuration.settings().observing();
    Policy policy = Configuration.policy();
    Gateway.Settings settings =
        new Gateway.Settings(
            name,
            Version.number(),
            policy.threshold(),
            exact,
            observing,
            Duration.ofMillis(waitMillis),
            policy);
    try {
      Server server = behind.server();
      return switch (flags.transport()) {
        case STDIO -> Child.serve(server, settings);
        case HTTP -> http(server, settings);
      };
    } catch (IllegalArgumentException e) {
      System.err.println("headroom: " + e.getMessage());
      return 2;
    }
  }

  private int http(Server server, Gateway.Settings settings) throws InterruptedException {
    ServerParts parts = ServerParts.ofUser();
    HttpGateway gateway = new HttpGateway(parts::made, Projects.of(null), settings, server);
    return flags.serve(
        spec,
        List.of(),
        Projects.of(null),
        options -> McpServer.http(gateway, Version.number(), options),
        parts::close);
  }
}
