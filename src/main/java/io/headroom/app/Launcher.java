package io.headroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The distribution this process was started from.
final class Launcher {
  private Launcher() {}

  /// Its directory.
  ///
  /// @return empty if the program was started in another way
  static Optional<Path> distribution() {
    return Optional.ofNullable(System.getProperty("headroom.dist")).map(Path::of);
  }

  /// The file clients start.
  ///
  /// @return an absolute path
  static Path file() throws IOException {
    return distribution()
        .map(home -> home.resolve("bin/headroom").toAbsolutePath())
        .filter(Files::isExecutable)
        .orElseThrow(() ->
            new IOException(
                "this program was not started by its launcher, which is what clients are to start:"
                    + " run bin/headroom"));
  }
}
