package io.headroom.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What decides where clients keep their files.
///
/// @param system which conventions hold
/// @param home the user's home directory
/// @param project the directory of the project at hand
/// @param root the project's own idea of its root: the Git working tree the directory is in
/// @param environment the environment
public record Machine(
    OperatingSystem system, Path home, Path project, Path root, Map<String, String> environment) {
  /// Whose conventions hold.
  public enum OperatingSystem {
    /// And other systems with XDG directories.
    LINUX,
    /// Darwin.
    MACOS,
    /// With `%APPDATA%`.
    WINDOWS;

    static OperatingSystem named(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MACOS : LINUX;
    }
  }

  /// Copies the environment.
  public Machine {
    environment = Map.copyOf(environment);
  }

  /// The machine this process runs on. `HOME` goes before the system's idea of a home, as it does
  /// for the clients.
  ///
  /// @param project the directory of the project at hand
  /// @param root the root of its Git working tree, or itself
  /// @return its conventions
  public static Machine here(Path project, Path root) {
    Map<String, String> environment = System.getenv();
    Path home =
        Path.of(
            Objects.requireNonNullElse(
                environment.get("HOME"),
                Objects.requireNonNullElse(System.getProperty("user.home"), ".")));
    return new Machine(
        OperatingSystem.named(Objects.requireNonNullElse(System.getProperty("os.name"), "")),
        home.toAbsolutePath(),
        project.toAbsolutePath(),
        root.toAbsolutePath(),
        environment);
  }

  /// Fills in a place.
  ///
  /// @param template a path that may begin with `{home}`, `{project}`, `{config}` (XDG),
  ///   `{support}` (what the system gives programs), `{claude}`, `{codex}` or `{zed}`
  /// @return the path
  Path path(String template) {
    int end = template.indexOf('}');
    Path base = base(template.substring(1, end));
    String rest = template.substring(end + 1);
    return rest.isEmpty() ? base : base.resolve(rest.substring(1));
  }

  private Path base(String name) {
    return switch (name) {
      case "home" -> home;
      case "project" -> project;
      case "config" -> set("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
      case "support" ->
          switch (system) {
            case LINUX -> base("config");
            case MACOS -> home.resolve("Library/Application Support");
            case WINDOWS -> set("APPDATA").orElse(home.resolve("AppData/Roaming"));
          };
      case "claude" -> set("CLAUDE_CONFIG_DIR").orElse(home.resolve(".claude"));
      case "claude-state" -> set("CLAUDE_CONFIG_DIR").orElse(home);
      case "codex" -> set("CODEX_HOME").orElse(home.resolve(".codex"));
      case "zed" ->
          system == OperatingSystem.WINDOWS
              ? base("support").resolve("Zed")
              : base("config").resolve("zed");
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Optional<Path> set(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /// Looks for a program.
  ///
  /// @param name as in a shell
  /// @return its file on the search path
  Optional<Path> program(String name) {
    List<String> names =
        system == OperatingSystem.WINDOWS
            ? List.of(name + ".exe", name + ".cmd", name)
            : List.of(name);
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .flatMap(directory -> names.stream().flatMap(file -> file(directory, file).stream()))
        .findFirst();
  }

  private static Optional<Path> file(String directory, String name) {
    try {
      return Optional.of(Path.of(directory, name))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
