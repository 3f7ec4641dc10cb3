package io.headroom.app;

import picocli.CommandLine;

/// The `headroom` command.
public final class Main {
  private Main() {}

  /// Runs the command.
  ///
  /// @param args the command line
  public static void main(String[] args) {
    // Clients start servers by exactly these two words and wait for them: no option parser is
    // loaded on that path.
    if (args.length == 2 && args[0].equals("mcp") && args[1].equals("serve")) {
      System.exit(McpCommand.Serve.overStdio());
    }
    System.exit(
        new CommandLine(new HeadroomCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }
}
