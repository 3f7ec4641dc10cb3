package io.headroom.app;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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
      "      client could not be registered with or does not work, doctor found something, or a bar of",
      "      eval was missed; the output says why and what to do",
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
