package io.headroom.retrieve;

import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a search finds: a compressor's unit; of a very long one a window; and a line of what no
/// unit covers, so that nothing in the text is beyond search. Pieces are in source order and do not
/// overlap.
///
/// @param span where it stands
/// @param pointer the unit's JSON pointer, or empty
/// @param unit span of the whole unit, the same object as `span` unless this is a window
/// @param between whether no unit covers it
record Piece(Span span, String pointer, Span unit, boolean between) {
  /// A unit that holds others is one piece up to this size: an object with its small lists reads
  /// better whole. Beyond it, the units inside are the pieces.
  private static final int WHOLE_CHARS = 1_500;

  /// Units with a pointer longer than this are cut into windows, so that a string of megabytes can
  /// be found in, not just found.
  private static final Windows OF_VALUES = new Windows(8_000, 600);

  /// Lines and runs of lines are cut sooner: some of them say where as well as all of them do.
  private static final Windows OF_LINES = new Windows(WHOLE_CHARS, 600);

  private record Windows(int longest, int size) {}

  /// A match nearer to the end of a window than this is read with what is behind it.
  private static final int EDGE = 100;

  /// How far back a window looks for a blank to end at.
  private static final int BLANK_SLACK = 200;

  static List<Piece> of(String text, Lines lines, List<Unit> units) {
    List<Unit> sorted = new ArrayList<>(units);
    sorted.sort(
        Comparator.comparingInt((Unit unit) -> unit.span().start())
            .thenComparingInt(unit -> -unit.span().end()));
    List<Piece> pieces = new ArrayList<>(sorted.size());
    int covered = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Span span = sorted.get(i).span();
      boolean holds = i + 1 < sorted.size() && sorted.get(i + 1).span().start() < span.end();
      if (span.start() < covered || holds && span.length() > WHOLE_CHARS) {
        continue;
      }
      gap(text, lines, covered, span.start(), pieces);
      add(text, span, sorted.get(i).pointer(), false, pieces);
      covered = span.end();
    }
    gap(text, lines, covered, text.length(), pieces);
    return pieces;
  }

  private static void gap(String text, Lines lines, int from, int to, List<Piece> pieces) {
    for (int at = from; at < to; ) {
      int line = lines.at(at);
      int end = Math.min(to, lines.start(line + 1));
      add(text, new Span(at, Math.min(end, Math.max(at, lines.end(line)))), "", true, pieces);
      at = end;
    }
  }

  private static void add(
      String text, Span unit, String pointer, boolean between, List<Piece> pieces) {
    if (blank(text, unit)) {
      return;
    }
    Windows windows = pointer.isEmpty() ? OF_LINES : OF_VALUES;
    if (unit.length() <= windows.longest) {
      pieces.add(new Piece(unit, pointer, unit, between));
      return;
    }
    for (int at = unit.start(); at < unit.end(); ) {
      int end = windowEnd(text, at, Math.min(unit.end(), at + windows.size), unit.end());
      pieces.add(new Piece(new Span(at, end), pointer, unit, between));
      at = end;
    }
  }

  /// A window ends at a line's end if it has one, else at a blank near its end.
  private static int windowEnd(String text, int from, int end, int limit) {
    if (end == limit) {
      return limit;
    }
    for (int i = end; i > from; i--) {
      if (text.charAt(i - 1) == '\n') {
        return i;
      }
    }
    for (int i = end; i > Math.max(from, end - BLANK_SLACK); i--) {
      if (!Character.isLetterOrDigit(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end)) ? end - 1 : end;
  }

  /// A window as long as this one around an offset; this one if the offset is not near its ends or
  /// it is no window.
  Piece around(int offset) {
    boolean inside =
        (offset - span.start() >= EDGE || span.start() == unit.start())
            && (span.end() - offset >= 2 * EDGE || span.end() == unit.end());
    if (inside) {
      return this;
    }
    int start = Math.clamp(offset - span.length() / 3, unit.start(), unit.end() - span.length());
    return new Piece(new Span(start, start + span.length()), pointer, unit, between);
  }

  /// The piece an offset is in.
  ///
  /// @return its index, or -1 for a blank between pieces
  static int at(List<Piece> pieces, int offset) {
    int index = from(pieces, offset);
    return index < pieces.size() && pieces.get(index).span().start() <= offset ? index : -1;
  }

  /// The first piece that ends after an offset.
  ///
  /// @return its index; the number of pieces if there is none
  static int from(List<Piece> pieces, int offset) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static boolean blank(String text, Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
