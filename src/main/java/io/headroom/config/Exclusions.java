package io.headroom.config;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Patterns of what is left as it is, in order. The last one that matches decides; one with `!`
/// before it says no.
final class Exclusions {
  private record Rule(Glob glob, boolean excludes) {}

  private final List<Rule> rules;

  private Exclusions(List<Rule> rules) {
    this.rules = rules;
  }

  /// Reads patterns.
  ///
  /// @param kind makes one of what is behind a `!`
  static Exclusions of(List<String> patterns, Function<String, Glob> kind) {
    return new Exclusions(
        patterns.stream()
            .map(pattern ->
                pattern.startsWith("!")
                    ? new Rule(kind.apply(pattern.substring(1)), false)
                    : new Rule(kind.apply(pattern), true))
            .toList());
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Whether something is left as it is.
  ///
  /// @param names all it is called by
  boolean cover(Collection<String> names) {
    for (Rule rule : rules.reversed()) {
      if (names.stream().anyMatch(rule.glob::matches)) {
        return rule.excludes;
      }
    }
    return false;
  }
}
