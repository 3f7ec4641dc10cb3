package io.headroom.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom run`: a command's output in short, the command otherwise as ever.
@Command(
    name = "run",
    description = "Runs a command and prints its output in fewer tokens when it has ended.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "%nInput and exit code are the command's own, and signals are passed on to it. Output that is short"
          + " already, or cannot be made so in time, is printed as it is."
    })
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "what you want to know (the command itself); what answers it is kept")
  private String query = "";

  @Option(
      names = "--separate",
      description = "keep stdout and stderr apart; otherwise both come on stdout, in their order")
  private boolean separate;

  @Option(
      names = "--heartbeat",
      paramLabel = "SECONDS",
      description = "how often stderr says that the command still runs (30), 0 for never")
  private int heartbeat = (int) CommandRun.USUAL.heartbeat().toSeconds();

  @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the command, after -- or not")
  private List<String> command = List.of();

  @Override
  public Integer call() {
    return new CommandRun(query, separate, Duration.ofSeconds(Math.max(0, heartbeat))).run(command);
  }
}
