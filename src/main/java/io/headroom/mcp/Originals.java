package io.headroom.mcp;

import io.headroom.home.Project;
import io.headroom.store.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which originals the clients of a server see.
///
/// @param start what is seen before a client has named its roots, and if it never does
/// @param followsRoots whether the projects of a client's roots take the place of those of `start`;
///   not where somebody has said what project it is
public record Originals(Scope start, boolean followsRoots) {
  /// All there are.
  public static final Originals ALL = new Originals(Scope.ALL, false);

  /// What is seen by a client that has named these roots.
  Scope seen(List<Path> roots) {
    if (!followsRoots || roots.isEmpty()) {
      return start;
    }
    Set<Project> named = roots.stream().map(Project::of).collect(Collectors.toUnmodifiableSet());
    return new Scope(named, start.seen().map(_ -> named));
  }
}
