package io.headroom.app;

import java.util.List;
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
    List<String> words = List.of(args);
    int named = words.size() > 4 && words.get(2).equals("--name") ? 2 : 0;
    if (words.size() > named + 3
        && words.subList(0, 2).equals(List.of("mcp", "gateway"))
        && words.get(named + 2).equals("--")) {
      String name = named == 0 ? "" : words.get(3);
      System.exit(Child.serve(name, words.subList(named + 3, words.size())));
    }
    CommandLine commands =
        new CommandLine(new HeadroomCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Main::failed);
    System.exit(commands.execute(args));
  }

  /// What went wrong, in one line; the stack trace is for those who ask for it.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    System.err.println("headroom: " + e.getMessage());
    LoggerFactory.getLogger(Main.class).debug("{} failed", command.getCommandName(), e);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
