package io.headroom.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// The command of a client that writes a file all the time itself, under a lock of its own: asked
/// to make a change, it loses none of its own.
final class ClientProgram {
  private static final int PATIENCE_SECONDS = 30;

  private ClientProgram() {}

  /// What to ask.
  ///
  /// @return program and arguments
  static List<String> adding(Wanted wanted) {
    Change entry = wanted.changes().getFirst();
    return List.of(
        wanted.client().program(),
        "mcp",
        "add-json",
        "--scope",
        wanted.scope().id(),
        entry.path().getLast(),
        JsonMapper.shared().writeValueAsString(entry.value()));
  }

  /// Asks.
  ///
  /// @return whether the program is there and said yes; where not, nothing was changed
  static boolean run(List<String> command, Machine machine) throws IOException {
    return said(command, machine).isPresent();
  }

  /// What a client says about its version.
  ///
  /// @return a line; empty if it says nothing
  static String version(Client client, Machine machine) {
    try {
      return said(List.of(client.program(), "--version"), machine).orElse("").strip();
    } catch (IOException _) {
      return "";
    }
  }

  /// What a program prints.
  ///
  /// @return empty if the program is not there or fails
  private static Optional<String> said(List<String> command, Machine machine) throws IOException {
    Optional<Path> program = machine.program(command.getFirst());
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<String> whole = new ArrayList<>(command);
    whole.set(0, program.get().toString());
    Path output = Files.createTempFile("headroom-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(whole)
              .directory(machine.project().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(nothing(machine)))
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(machine.environment());
      Process process = builder.start();
      if (ended(process) && process.exitValue() == 0) {
        return Optional.of(Files.readString(output));
      }
      process.destroyForcibly();
      return Optional.empty();
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static File nothing(Machine machine) {
    return new File(machine.system() == Machine.OperatingSystem.WINDOWS ? "NUL" : "/dev/null");
  }
}
