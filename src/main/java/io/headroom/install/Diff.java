package io.headroom.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Changes of configuration texts, for people. What is masked is compared as it is.
final class Diff {
  private static final int CONTEXT = 3;
  private static final String NOWHERE = "/dev/null";

  private Diff() {}

  /// A unified diff. Line ends are not shown.
  ///
  /// @param file the file's name
  /// @param before its text; empty if it is not there
  /// @param after its text then; empty if it is to go
  /// @param mask keeps the number of lines
  static String unified(
      String file, Optional<String> before, Optional<String> after, UnaryOperator<String> mask) {
    List<String> old = lines(before);
    List<String> shown = lines(before.map(mask));
    List<String> shownThen = lines(after.map(mask));
    Patch<String> changes = new Patch<>();
    DiffUtils.diff(old, lines(after))
        .getDeltas()
        .forEach(delta ->
            changes.addDelta(
                delta.withChunks(
                    chunk(delta.getSource(), shown), chunk(delta.getTarget(), shownThen))));
    return UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? file : NOWHERE,
            after.isPresent() ? file : NOWHERE,
            shown,
            changes,
            CONTEXT)
        .stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static Chunk<String> chunk(Chunk<String> chunk, List<String> shown) {
    int start = chunk.getPosition();
    return new Chunk<>(start, shown.subList(start, start + chunk.size()));
  }

  private static List<String> lines(Optional<String> text) {
    return text.map(given -> given.lines().toList()).orElseGet(ArrayList::new);
  }
}
