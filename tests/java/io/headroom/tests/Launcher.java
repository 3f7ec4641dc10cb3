package io.headroom.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs the shipped program as a user would.
final class Launcher {
  private static final Path PROGRAM =
      Path.of(System.getProperty("headroom.launcher")).toAbsolutePath();
  private static final long TIMEOUT_SECONDS = 60;

  private Launcher() {}

  /// What a run printed and how it ended.
  record Run(int exit, byte[] out, String err) {
    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }

  static Path program() {
    return PROGRAM;
  }

  static Run run(byte[] input, String... args) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(args));
    return run(input, command);
  }

  static Run run(byte[] input, List<String> command) {
    return run(input, command, Map.of());
  }

  /// Runs with a home of its own.
  static Run runAt(Path home, byte[] input, String... args) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(args));
    return run(input, command, Map.of("HEADROOM_HOME", home.toString()));
  }

  /// Runs in an environment.
  static Run runWith(Map<String, String> environment, byte[] input, String... args) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(args));
    return run(input, command, environment);
  }

  /// Runs for a user with a home directory of its own, in a project below it.
  static Run runInHome(Path home, String... args) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(args));
    return run(
        new byte[0],
        command,
        Map.of(
            "HOME", home.toString(),
            "HEADROOM_HOME", "",
            "HEADROOM_JAVA_HOME", System.getProperty("java.home"),
            "PATH", "/usr/bin:/bin",
            "XDG_CONFIG_HOME", "",
            "CODEX_HOME", "",
            "CLAUDE_CONFIG_DIR", ""));
  }

  private static Run run(byte[] input, List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.start();
      byte[][] out = new byte[1][];
      byte[][] err = new byte[1][];
      Thread reader = Thread.ofVirtual().start(() -> out[0] = drain(process.getInputStream()));
      Thread errors = Thread.ofVirtual().start(() -> err[0] = drain(process.getErrorStream()));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      }
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + command);
      }
      reader.join();
      errors.join();
      return new Run(process.exitValue(), out[0], new String(err[0], StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static byte[] drain(java.io.InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
