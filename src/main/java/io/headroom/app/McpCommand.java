package io.headroom.app;

import picocli.CommandLine.Command;

/// `headroom mcp`: what has to do with the Model Context Protocol.
@Command(
    name = "mcp",
    description =
        "Serves agents over the Model Context Protocol, and registers with their clients.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      GatewayCommand.class,
      InstallCommand.class,
      WrapCommand.class,
      UnwrapCommand.class,
      StatusCommand.class,
      UninstallCommand.class
    })
final class McpCommand {}
