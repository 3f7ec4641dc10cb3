package io.headroom.store;

import io.headroom.home.Project;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/// Whose originals somebody sees, and whose those are that are stored meanwhile. The same bytes are
/// kept once, however many projects they belong to; each sees them once it has stored them itself.
///
/// @param owners projects that what is stored belongs to; none: everybody
/// @param seen projects whose originals are seen beside everybody's; empty for all there are
public record Scope(Set<Project> owners, Optional<Set<Project>> seen) {
  /// Sees all there is; what is stored is everybody's.
  public static final Scope ALL = new Scope(Set.of(), Optional.empty());

  /// Copies the sets.
  public Scope {
    owners = Set.copyOf(owners);
    seen = seen.map(Set::copyOf);
  }

  /// One project, apart from all others.
  ///
  /// @param project which
  /// @return a scope that sees what the project has stored
  public static Scope of(Project project) {
    return new Scope(Set.of(project), Optional.of(Set.of(project)));
  }

  /// Takes what an environment sets: `HEADROOM_STORE_SCOPE`, `project` or `user`. What is neither
  /// counts as not set, with a warning.
  ///
  /// @param environment the environment
  /// @return for `user` the same seeing all; else the same
  public Scope with(Map<String, String> environment) {
    return switch (environment.getOrDefault("HEADROOM_STORE_SCOPE", "").strip()) {
      case "user" -> new Scope(owners, Optional.empty());
      case "", "project" -> this;
      default -> {
        // Only here, since a server has a scope before its tools are listed.
        LoggerFactory.getLogger(Scope.class)
            .warn("HEADROOM_STORE_SCOPE is neither project nor user and counts as not set");
        yield this;
      }
    };
  }

  /// Whether what belongs to some projects is seen.
  ///
  /// @param projects none for what is everybody's
  boolean sees(Collection<Project> projects) {
    return projects.isEmpty() || seen.isEmpty() || !Collections.disjoint(projects, seen.get());
  }
}
