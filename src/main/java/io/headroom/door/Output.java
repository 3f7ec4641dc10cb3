package io.headroom.door;

import io.headroom.ledger.Door;

/// What is known of an output besides its text.
///
/// @param door the way it came in by
/// @param command what printed it, as its reader wrote it; what it speaks of is kept. Empty if
///   unknown
/// @param status the command's exit code; 0 where there is none
/// @param mostChars most characters its reader is shown of a short form; [Integer#MAX_VALUE] for no
///   bound
public record Output(Door door, String command, int status, int mostChars) {
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
        Door.SHELL, command, status, status == 0 ? MOST_SHOWN : MOST_SHOWN_OF_FAILURE);
  }

  /// Output on the command line.
  ///
  /// @param query the reader's question, or the command
  /// @param status the command's exit code
  /// @return an output without bound
  public static Output ofCommandLine(String query, int status) {
    return new Output(Door.CLI, query, status, Integer.MAX_VALUE);
  }
}
