package io.headroom.app;

import io.headroom.config.Problem;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// What `headroom` alone says, and the options every command has.
@Command(
    name = "headroom",
    description = "Context compression for AI agents: short to read, whole to retrieve.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = {
      CompressCommand.class,
      RunCommand.class,
      PipeCommand.class,
      ShellOutputCommand.class,
      HookCommand.class,
      McpCommand.class,
      ConfigCommand.class,
      StoreCommand.class,
      StatsCommand.class,
      ReportCommand.class,
      DoctorCommand.class,
      EvalCommand.class,
      DemoCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   done; a text that was better left as it is counts as done",
      "  1   a file could not be read, an original is not there, the server refused to start, a",
      "      client could not be registered with or does not work, doctor found something, a setting",
      "      does not count, or a bar of eval was missed; the output says why and what to do",
      "  2   the command line is wrong",
      "  78  no JDK 25 was found",
    })
final class HeadroomCommand {
  /// How much is logged; to stderr always, since stdout belongs to the protocol or to the
  /// compressed text.
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    private Level level() {
      return switch (this) {
        case ERROR -> Level.SEVERE;
        case WARN -> Level.WARNING;
        case INFO -> Level.INFO;
        case DEBUG -> Level.FINE;
      };
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--set"},
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "a setting for this run, by its name in headroom config; may be given again")
  void set(Map<String, String> given) {
    List<Problem> problems = Configuration.set(given);
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), problems.getFirst().message());
    }
  }

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      description = "error, warn (default), info or debug, to stderr. Contents are never logged.")
  void logLevel(LogLevel chosen) {
    Logger root = Logger.getLogger("");
    root.setLevel(chosen.level());
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(chosen.level());
    }
  }
}
