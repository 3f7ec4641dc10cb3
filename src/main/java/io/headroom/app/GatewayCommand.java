package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.config.Setting;
import io.headroom.gateway.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headroom mcp gateway`.
@Command(
    name = "gateway",
    description =
        "Starts another MCP server and stands in front of it: long results of its tools get short.",
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

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "the server's command line, after --")
  private List<String> command = new ArrayList<>();

  @Override
  public Integer call() {
    if (threshold != null && threshold < 1 || waitMillis < 1) {
      throw new ParameterException(spec.commandLine(), "--threshold and --wait must be at least 1");
    }
    Configuration.flag("--mode", Setting.MODE, mode);
    Configuration.flag("--threshold", Setting.THRESHOLD, threshold);
    boolean observing = Configuration.settings().observing();
    Policy policy = Configuration.policy();
    return Child.serve(
        command,
        new Gateway.Settings(
            name,
            Version.number(),
            policy.threshold(),
            exact,
            observing,
            Duration.ofMillis(waitMillis),
            policy));
  }
}
