package io.headroom.retrieve;

import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Sentences;
import io.headroom.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Which part of a text each piece is read with: the smallest section that holds it and more.
final class Sections {
  private final List<Unit> sections;
  private final int[] ofPiece;

  private Sections(List<Unit> sections, int[] ofPiece) {
    this.sections = sections;
    this.ofPiece = ofPiece;
  }

  static Sections of(String text, List<Unit> given, List<Piece> pieces) {
    List<Unit> sections = new ArrayList<>(given);
    sections.sort(
        Comparator.comparingInt((Unit unit) -> unit.span().start())
            .thenComparingInt(unit -> -unit.span().end()));
    int[] ofPiece = new int[pieces.size()];
    Arrays.fill(ofPiece, -1);
    Deque<Integer> open = new ArrayDeque<>();
    int next = 0;
    for (int p = 0; p < ofPiece.length; p++) {
      Span piece = Sentences.trim(text, pieces.get(p).span().start(), pieces.get(p).span().end());
      while (next < sections.size() && sections.get(next).span().start() <= piece.start()) {
        while (!open.isEmpty() && ended(sections.get(open.getFirst()), sections.get(next))) {
          open.pop();
        }
        open.push(next++);
      }
      for (Iterator<Integer> each = open.iterator(); each.hasNext() && ofPiece[p] < 0; ) {
        int section = each.next();
        Unit unit = sections.get(section);
        if (unit.span().end() <= piece.start()) {
          each.remove();
        } else if (unit.span().end() >= piece.end() && !unit.span().equals(piece)) {
          ofPiece[p] = section;
        }
      }
    }
    return new Sections(sections, ofPiece);
  }

  /// Parts between blank lines, which are read together where a kind knows of nothing larger than
  /// its units.
  static List<Unit> paragraphs(Lines lines) {
    List<Unit> paragraphs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= lines.count(); i++) {
      if (i == lines.count() || lines.line(i).isBlank()) {
        if (i > from + 1) {
          paragraphs.add(Unit.plain(new Span(lines.start(from), lines.end(i - 1)), 0));
        }
        from = i + 1;
      }
    }
    return paragraphs.size() > 1 ? paragraphs : List.of();
  }

  private static boolean ended(Unit before, Unit next) {
    return before.span().end() <= next.span().start();
  }

  /// The section of a piece.
  ///
  /// @return empty for a piece that is read by itself
  Optional<Unit> of(int piece) {
    return ofPiece[piece] < 0 ? Optional.empty() : Optional.of(sections.get(ofPiece[piece]));
  }
}
