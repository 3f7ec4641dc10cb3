package io.headroom.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The directories whose files may be read.
///
/// The home directory, whatever it is in, and the root of a file system grant nothing: they hold
/// keys and histories, and nobody means these by a project.
public final class Roots {
  private Roots() {}

  /// The roots to begin with, before a client says more.
  ///
  /// @param given directories of `--root`, may be empty
  /// @param overHttp true over HTTP: there the process may run anywhere, so only `--root` grants
  /// @param environment the environment, of which `CLAUDE_PROJECT_DIR` counts
  /// @param workingDirectory where the process runs
  /// @param home the user's home directory
  /// @return real paths; empty when nothing is granted
  public static List<Path> initial(
      List<Path> given,
      boolean overHttp,
      Map<String, String> environment,
      Path workingDirectory,
      Path home) {
    if (!given.isEmpty()) {
      return granted(given.stream(), home);
    }
    if (overHttp) {
      return List.of();
    }
    String project = environment.getOrDefault("CLAUDE_PROJECT_DIR", "");
    return granted(project.isBlank() ? Stream.of(workingDirectory) : path(project).stream(), home);
  }

  /// Which of some directories grant anything.
  ///
  /// @param directories as a client or a person names them
  /// @param home the user's home directory
  /// @return real paths of those that exist and may be granted, each once
  public static List<Path> granted(Stream<Path> directories, Path home) {
    Path realHome = real(home).orElse(home);
    return directories
        .map(Roots::real)
        .flatMap(Optional::stream)
        .filter(root -> Files.isDirectory(root) && !realHome.startsWith(root))
        .filter(root -> root.getParent() != null)
        .distinct()
        .toList();
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }
}
