package io.headroom.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What somebody works on, by the directory all of it is in.
///
/// @param root its real path
public record Project(Path root) {
  private static final String GIT = ".git";

  /// The project a directory belongs to: that of the nearest repository it is in. A worktree and a
  /// submodule, whose `.git` is a file, are projects of their own. Outside of any repository the
  /// directory itself is the project.
  ///
  /// @param workingDirectory any directory; need not exist
  /// @return the same for every directory of a project, however it is reached
  public static Project of(Path workingDirectory) {
    Path directory = real(workingDirectory);
    for (Path above = directory; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(GIT))) {
        return new Project(above);
      }
    }
    return new Project(directory);
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException | SecurityException _) {
      return directory.toAbsolutePath().normalize();
    }
  }
}
