package io.headroom.app;

import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The `headroom` command.
public final class Main {
  private Main() {}

  /// Runs the command.
  ///
  /// @param args the command line
  public static void main(String[] args) {
    // Clients start servers by exactly these words and wait for them: no option parser is loaded on
    // that path.
    if (args.length == 2 && args[0].equals("mcp") && args[1].equals("serve")) {
      Stdio.serve();
    }
    // Nor here: whoever runs a command, or a server behind the gateway, waits for its first line.
    List<String> words = List.of(args);
    if (args.length > 2 && words.subList(0, 2).equals(List.of("run", "--"))) {
      System.exit(CommandRun.USUAL.run(words.subList(2, args.length)));
    }
    if (words.equals(List.of("hook"))) {
      System.exit(new HookCommand().call());
    }
    if (args.length > 3 && words.subList(0, 3).equals(List.of("mcp", "gateway", "--"))) {
      System.exit(Child.serve("", words.subList(3, args.length)));
    }
    if (args.length > 5
        && words.subList(0, 3).equals(List.of("mcp", "gateway", "--name"))
        && args[4].equals("--")) {
      System.exit(Child.serve(args[3], words.subList(5, args.length)));
    }
    CommandLine commands =
        new CommandLine(new HeadroomCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Main::failed);
    // What comes behind the command that is run are its own options.
    Objects.requireNonNull(commands.getSubcommands().get("run")).setStopAtPositional(true);
    System.exit(commands.execute(args));
  }

  /// What went wrong, in one line; the stack trace is for those who ask for it.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    System.err.println("headroom: " + e.getMessage());
    LoggerFactory.getLogger(Main.class).debug("{} failed", command.getCommandName(), e);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
