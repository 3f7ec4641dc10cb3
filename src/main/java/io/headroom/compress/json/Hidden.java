package io.headroom.compress.json;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Work;
import java.util.Optional;
import java.util.Set;

/// What is said of what is not shown.
///
/// @param brief tables whose other rows are shown in brief
/// @param passages shortens texts in strings
record Hidden(Set<Block.Table> brief, Passages passages) {
  /// Where everything is shown.
  static final Hidden NOTHING =
      new Hidden(
          Set.of(),
          new Passages(
              new Request("", Mode.LOSSLESS, Request.UNBOUNDED, _ -> 0, Work.UNWATCHED),
              _ -> Optional.empty()));

  /// What is said of a document's.
  static Hidden of(Block root, int weight, Passages passages) {
    Set<Block.Table> brief = passages.asked() ? Set.of() : Brief.of(root, weight);
    passages.share(count(root));
    return new Hidden(brief, passages);
  }

  /// The same without rows in brief.
  Hidden counted() {
    return new Hidden(Set.of(), passages);
  }

  /// The same with passages in so many times the length.
  Hidden times(double scale) {
    return new Hidden(brief, passages.times(scale));
  }

  private static int count(Block block) {
    return switch (block) {
      case Block.Passage _ -> 1;
      case Block.Members members -> members.members().stream().mapToInt(Hidden::count).sum();
      case Block.Items items -> items.items().stream().mapToInt(Hidden::count).sum();
      case Block.Embedded embedded -> count(embedded.inner());
      case Block.Inline _, Block.Values _, Block.Table _ -> 0;
    };
  }
}
