package io.headroom.app;

import io.headroom.mcp.McpServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom mcp`: what has to do with the MCP server.
@Command(
    name = "mcp",
    description = "Serves agents over the Model Context Protocol.",
    mixinStandardHelpOptions = true,
    subcommands = McpCommand.Serve.class)
final class McpCommand {
  private enum Transport {
    STDIO,
    HTTP
  }

  /// `headroom mcp serve`.
  @Command(
      name = "serve",
      description = "Serves one client on stdin and stdout, or many over HTTP.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Serve implements Callable<Integer> {
    @Option(names = "--transport", paramLabel = "KIND", description = "stdio (default) or http")
    private Transport transport = Transport.STDIO;

    @Option(
        names = "--root",
        paramLabel = "DIR",
        description = "directory whose files may be read by path; may be given again")
    private List<Path> roots = new ArrayList<>();

    @Override
    public Integer call() {
      return 0;
    }
  }
}
