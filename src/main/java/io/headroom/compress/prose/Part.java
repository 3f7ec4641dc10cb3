package io.headroom.compress.prose;

import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;

/// A unit of prose and where it belongs.
///
/// @param unit the unit; its shape is its block, since the first sentence of a paragraph stands
///   best for the rest
/// @param block number of its block
/// @param section what all units under one heading share
record Part(Unit unit, int block, int section) {
  /// A list item up to this many UTF-16 units is one thought.
  private static final int WHOLE_ITEM = 400;

  static void addAll(List<Part> parts, Lines lines, Block block, int number, int section) {
    for (Span span : spans(lines, block)) {
      boolean heading = block.kind() == Block.Kind.HEADING;
      parts.add(new Part(new Unit(span, "", number, 0, 0, heading), number, section));
    }
  }

  private static List<Span> spans(Lines lines, Block block) {
    int start = lines.start(block.firstLine());
    int end = lines.end(block.lastLine() - 1);
    Span whole = Sentences.trim(lines.text(), start, end);
    return switch (block.kind()) {
      case BLANK -> List.of();
      case HEADING -> List.of(whole);
      case PARAGRAPH -> Sentences.of(lines.text(), whole);
      case ITEM ->
          whole.length() <= WHOLE_ITEM ? List.of(whole) : Sentences.of(lines.text(), whole);
      case CODE, TABLE -> byLine(lines, block);
    };
  }

  private static List<Span> byLine(Lines lines, Block block) {
    List<Span> spans = new ArrayList<>();
    for (int line = block.firstLine(); line < block.lastLine(); line++) {
      if (lines.end(line) > lines.start(line)) {
        spans.add(new Span(lines.start(line), lines.end(line)));
      }
    }
    return spans;
  }
}
