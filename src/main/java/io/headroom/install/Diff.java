package io.headroom.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes of texts, for people.
final class Diff {
  private static final int CONTEXT = 3;
  private static final String NOWHERE = "/dev/null";

  private Diff() {}

  /// A unified diff. Line ends are not shown.
  ///
  /// @param file the file's name
  /// @param before its text; empty if it is not there
  /// @param after its text then; empty if it is to go
  static String unified(String file, Optional<String> before, Optional<String> after) {
    List<String> old = lines(before);
    return UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? file : NOWHERE,
            after.isPresent() ? file : NOWHERE,
            old,
            DiffUtils.diff(old, lines(after)),
            CONTEXT)
        .stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> lines(Optional<String> text) {
    return text.map(given -> given.lines().toList()).orElseGet(ArrayList::new);
  }
}
