package io.headroom.door;

import io.headroom.ledger.Door;
import io.headroom.store.Entry;

/// What is known of an output besides its text.
///
/// @param door the way it came in by
/// @param tool the client's tool it is the output of; empty if unknown
/// @param command what printed it, as its reader wrote it; what it speaks of is kept. Empty if
///   unknown
/// @param status the command's exit code; 0 where there is none
/// @param mostChars most characters its reader is shown of a short form; [Integer#MAX_VALUE] for no
///   bound
public record Output(Door door, String tool, String command, int status, int mostChars) {
  private static final String BASH = "Bash";

  /// Claude Code shows up to 30,000 characters of what succeeded.
  private static final int MOST_SHOWN = 29_500;

  /// Of what failed it shows 5,000 characters from either end.
  private static final int MOST_SHOWN_OF_FAILURE = 9_500;

  /// Output of a command in an agent's shell.
  ///
  /// @param command the command
  /// @param status its exit code
  /// @return an output that has to fit what the agent shows whole
  public static Output ofShell(String command, int status) {
    return new Output(
        Door.SHELL, BASH, command, status, status == 0 ? MOST_SHOWN : MOST_SHOWN_OF_FAILURE);
  }

  /// Output on the command line.
  ///
  /// @param query the reader's question, or the command
  /// @param status the command's exit code
  /// @return an output without bound
  public static Output ofCommandLine(String query, int status) {
    return new Output(Door.CLI, "", query, status, Integer.MAX_VALUE);
  }

  /// A tool's output as a hook of its client hands it over.
  ///
  /// @param tool the tool's name as the client has it
  /// @param query what the tool was asked
  /// @param shares how many long texts the output has, which share the room there is
  /// @return an output that has to fit what the client shows whole
  public static Output ofHook(String tool, String query, int shares) {
    return new Output(Door.HOOK, tool, query, 0, mostShown(tool) / shares);
  }

  /// What Claude Code 2.1 shows whole of a tool's output, less some room for its own frame around
  /// it; what is longer it puts into a file, of which it shows 2 KB. Outputs of MCP tools it counts
  /// in tokens, 25,000 of them.
  private static int mostShown(String tool) {
    if (tool.startsWith("mcp__")) {
      return 60_000;
    }
    return switch (tool) {
      case BASH -> MOST_SHOWN;
      case "Grep" -> 19_500;
      default -> 95_000;
    };
  }

  /// Where the output came from, for whoever asks for the original later.
  String source() {
    return door == Door.HOOK ? Entry.About.TOOL + tool : door.id();
  }
}
