package io.headroom.compress.prose;

import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Sentences;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A unit of prose and where it belongs.
///
/// @param unit the unit; its shape is its block, since the first sentence of a paragraph stands
///   best for the rest
/// @param block number of its block
/// @param section what all units under one heading share: the index of the first of them
/// @param title whether it is a heading or the label of a passage
/// @param item whether it is of an item of a list
/// @param line whether it is a line among others that each say a thing of their own
/// @param foreign whether it stands for what is no text
record Part(
    Unit unit, int block, int section, boolean title, boolean item, boolean line, boolean foreign) {
  /// A list item up to this many UTF-16 units is one thought.
  private static final int WHOLE_ITEM = 400;

  /// Adds the units of a block. The title of a heading that was there before (`### Bug Fixes` in a
  /// changelog) tells nothing by itself and is shown only with what stands under it.
  static void addAll(
      List<Part> parts,
      Lines lines,
      Block block,
      int number,
      int section,
      int label,
      Set<String> titles) {
    boolean item = block.kind() == Block.Kind.ITEM;
    boolean line = block.kind() == Block.Kind.LINES;
    boolean foreign = block.kind() == Block.Kind.FOREIGN;
    for (Span span : spans(lines, block, label)) {
      boolean heading = block.kind() == Block.Kind.HEADING || (label > 0 && span.end() == label);
      boolean pinned = foreign || heading && titles.add(span.of(lines.text()));
      Unit unit = new Unit(span, "", number, 0, 0, pinned);
      parts.add(new Part(unit, number, section, heading, item, line, foreign));
    }
  }

  private static List<Span> spans(Lines lines, Block block, int label) {
    int start = lines.start(block.firstLine());
    int end = lines.end(block.lastLine() - 1);
    Span whole = Sentences.trim(lines.text(), start, end);
    Span indented = new Span(Math.min(start, whole.start()), whole.end());
    return switch (block.kind()) {
      case BLANK -> List.of();
      // What stands there is no prose to be weighed.
      case FOREIGN -> List.of(new Span(start, start));
      case HEADING -> List.of(whole);
      case PARAGRAPH ->
          label > 0 ? labelled(lines.text(), whole, label) : Sentences.of(lines.text(), whole);
      case ITEM ->
          indented.length() <= WHOLE_ITEM ? List.of(indented) : Sentences.of(lines.text(), whole);
      case CODE, TABLE, LINES -> byLine(lines, block);
    };
  }

  private static List<Span> labelled(String text, Span whole, int label) {
    List<Span> spans = new ArrayList<>();
    spans.add(new Span(whole.start(), label));
    Span rest = Sentences.trim(text, label, whole.end());
    if (rest.length() > 0) {
      spans.addAll(Sentences.of(text, rest));
    }
    return spans;
  }

  private static List<Span> byLine(Lines lines, Block block) {
    List<Span> spans = new ArrayList<>();
    for (int line = block.firstLine(); line < block.lastLine(); line++) {
      if (lines.end(line) > lines.start(line)) {
        List<Span> pieces = Sentences.pieces(lines.text(), lines.start(line), lines.end(line));
        // A line of code or of a table keeps its indentation: there it means something.
        spans.addAll(
            pieces.size() == 1
                ? List.of(new Span(lines.start(line), pieces.getFirst().end()))
                : pieces);
      }
    }
    return spans;
  }
}
