package io.headroom.door;

import java.io.IOException;
import java.nio.file.Path;

/// A shell whose command has ended and that waits until its output is short.
///
/// @param pid the shell
/// @param file what its standard output is written to
/// @param line what its client had it run
/// @param status the command's exit code
public record Shell(long pid, Path file, String line, int status) {
  /// Replaces the output by its short form where that is safe and worth it.
  ///
  /// @param shortener makes the short form
  /// @param deadline when it is too late
  /// @return false if the output is as it was
  /// @throws IOException if the file cannot be read or written; then, too, it is as it was
  boolean shorten(Shortener shortener, Deadline deadline) throws IOException {
    String command = ShellCommand.of(line);
    return !ShellCommand.isOurOwn(command)
        && new OutputFile(pid, file).shorten(shortener, Output.ofShell(command, status), deadline);
  }

  /// The same in a process of its own, which is granted a few seconds more to get going.
  ///
  /// @param shortener makes the short form
  /// @param bytes size of the output
  /// @return false if the output is as it was
  /// @throws IOException if the file cannot be read or written; then, too, it is as it was
  public boolean shortenAlone(Shortener shortener, long bytes) throws IOException {
    return shorten(shortener, Deadline.alone(bytes));
  }
}
