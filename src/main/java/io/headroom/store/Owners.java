package io.headroom.store;

import io.headroom.home.Project;
import java.util.HashSet;
import java.util.Set;

/// The projects an original in memory belongs to.
final class Owners {
  private final Set<Project> projects = new HashSet<>();
  private boolean everybody;

  /// Makes it the scope's, too.
  synchronized void add(Scope scope) {
    everybody |= scope.owners().isEmpty();
    projects.addAll(scope.owners());
  }

  /// Makes it theirs, too.
  void add(Owners others) {
    Set<Project> more;
    boolean all;
    synchronized (others) {
      more = Set.copyOf(others.projects);
      all = others.everybody;
    }
    synchronized (this) {
      projects.addAll(more);
      everybody |= all;
    }
  }

  synchronized boolean seenFrom(Scope scope) {
    return everybody || scope.sees(projects);
  }
}
