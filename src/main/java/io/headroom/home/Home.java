package io.headroom.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where Headroom keeps what outlives a process.
public final class Home {
  private Home() {}

  /// The directory of the user who runs this process: `HEADROOM_HOME`, or `HEADROOM_WORKSPACE_DIR`,
  /// by which other programs call it, else `.headroom` in the home directory.
  ///
  /// @return the directory, which need not exist
  public static Path ofUser() {
    return of(System.getenv(), Objects.requireNonNullElse(System.getProperty("user.home"), "."));
  }

  /// The directory under some environment.
  ///
  /// @param environment the environment; its `HOME` goes before the system's idea of a home, as it
  ///   does in a shell
  /// @param userHome the home directory where there is no `HOME`
  /// @return the directory, which need not exist
  public static Path of(Map<String, String> environment, String userHome) {
    return Stream.of("HEADROOM_HOME", "HEADROOM_WORKSPACE_DIR")
        .flatMap(name -> path(environment.get(name)).stream())
        .findFirst()
        .orElseGet(() ->
            path(environment.get("HOME"))
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(userHome))
                .resolve(".headroom"));
  }

  private static Optional<Path> path(@Nullable String name) {
    try {
      return name == null || name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
