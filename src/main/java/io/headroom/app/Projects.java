package io.headroom.app;

import io.headroom.home.Project;
import io.headroom.mcp.Originals;
import io.headroom.store.Scope;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What project this process works for, and so which originals it sees.
final class Projects {
  private Projects() {}

  /// The project of a person's or an agent's command: that of `CLAUDE_PROJECT_DIR`, since agents
  /// change directories, else of the working directory.
  static Scope current() {
    return scope(directory());
  }

  /// A directory of that project.
  static Path directory() {
    return Path.of(System.getenv().getOrDefault("CLAUDE_PROJECT_DIR", ""));
  }

  /// What the clients of a server see.
  ///
  /// @param given the directory of `--project`, after which what clients say does not count
  static Originals of(@Nullable Path given) {
    return given == null ? new Originals(current(), true) : new Originals(scope(given), false);
  }

  private static Scope scope(Path directory) {
    return Scope.of(Project.of(directory)).with(Configuration.environment());
  }
}
