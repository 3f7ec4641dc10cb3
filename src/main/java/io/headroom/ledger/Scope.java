package io.headroom.ledger;

import io.headroom.home.Project;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/// Whose process an event is of. Sub-agents are other processes of one session and project.
///
/// @param session what the client calls its session
/// @param project the project's name
/// @param projectId what tells projects of one name apart
/// @param pid the process
public record Scope(String session, String project, String projectId, long pid) {
  /// Where clients tell their programs what session they are in; our own name goes first.
  private static final String[] SESSIONS = {
    "HEADROOM_SESSION", "CLAUDE_CODE_SESSION_ID", "CODEX_SESSION_ID", "CODEX_THREAD_ID"
  };

  private static final String[] PROJECTS = {"CLAUDE_PROJECT_DIR"};

  private static final int LONGEST = 80;

  /// This process. Without a session in the environment its parent is one: what a client starts is
  /// its children.
  ///
  /// @return the scope of what this process records
  public static Scope ofProcess() {
    return of(System.getenv(), Path.of(""), ProcessHandle.current());
  }

  static Scope of(Map<String, String> environment, Path workingDirectory, ProcessHandle process) {
    String session =
        named(environment, SESSIONS)
            .map(Scope::safe)
            .findFirst()
            .orElseGet(() -> process.parent().map(Scope::named).orElse("none"));
    Project project =
        named(environment, PROJECTS)
            .flatMap(Scope::path)
            .findFirst()
            .map(Project::of)
            .orElseGet(() -> Project.of(workingDirectory));
    return new Scope(session, project.name(), project.id(), process.pid());
  }

  /// Whether this is another process of the same session and project.
  ///
  /// @param other whose
  /// @return false for the same process
  public boolean besides(Scope other) {
    return pid != other.pid && session.equals(other.session) && projectId.equals(other.projectId);
  }

  /// Numbers of processes are used again; with the time of the start they name one.
  private static String named(ProcessHandle parent) {
    long started = parent.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    return "process-" + parent.pid() + "-" + Long.toString(started, 36);
  }

  private static Stream<String> named(Map<String, String> environment, String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty());
  }

  /// A name and nothing else, whatever a client thought fit to put there.
  private static String safe(String session) {
    String safe = session.replaceAll("[^A-Za-z0-9._:-]", "_");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
  }

  private static Stream<Path> path(String name) {
    try {
      return Stream.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }
}
