package io.headroom.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
  /// @param kind what they are patterns of
  /// @param home what `~` stands for in paths
  static Exclusions of(List<String> patterns, Glob.Kind kind, String home) {
    List<Rule> rules = new ArrayList<>();
    for (String pattern : patterns) { // no streams: commands that start wait for this
      boolean excludes = !pattern.startsWith("!");
      String positive = excludes ? pattern : pattern.substring(1);
      rules.add(new Rule(Glob.of(kind, atHome(positive, kind, home)), excludes));
    }
    return new Exclusions(rules);
  }

  private static String atHome(String pattern, Glob.Kind kind, String home) {
    boolean below = kind == Glob.Kind.PATH && pattern.startsWith("~/");
    return below ? home + pattern.substring(1) : pattern;
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
