package io.headroom.install;

import java.io.File;
import java.io.IOException;
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
    Optional<Path> program = machine.program(command.getFirst());
    if (program.isEmpty()) {
      return false;
    }
    List<String> whole = new ArrayList<>(command);
    whole.set(0, program.get().toString());
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(machine.project().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing(machine)))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(machine.environment());
    Process process = builder.start();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }

  private static File nothing(Machine machine) {
    return new File(machine.system() == Machine.OperatingSystem.WINDOWS ? "NUL" : "/dev/null");
  }
}
