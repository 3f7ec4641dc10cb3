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
record Piece(Span span, String pointer, Span unit) {
  /// A unit that holds others is one piece up to this size: an object with its small lists reads
  /// better whole. Beyond it, the units inside are the pieces.
  private static final int WHOLE_CHARS = 1_500;

  /// Units longer than this are cut into windows, so that a line of megabytes can be found in, not
  /// just found.
  private static final Windows WITHIN_LINES = new Windows(8_000, 2_000);

  /// Units of many lines are cut sooner and finer: some lines say where as well as all of them do.
  private static final Windows OF_LINES = new Windows(WHOLE_CHARS, 600);

  private record Windows(int longest, int size) {}

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
      add(text, span, sorted.get(i).pointer(), pieces);
      covered = span.end();
    }
    gap(text, lines, covered, text.length(), pieces);
    return pieces;
  }

  private static void gap(String text, Lines lines, int from, int to, List<Piece> pieces) {
    for (int at = from; at < to; ) {
      int line = lines.at(at);
      int end = Math.min(to, lines.start(line + 1));
      add(text, new Span(at, Math.min(end, Math.max(at, lines.end(line)))), "", pieces);
      at = end;
    }
  }

  private static void add(String text, Span unit, String pointer, List<Piece> pieces) {
    if (blank(text, unit)) {
      return;
    }
    boolean ofLines = pointer.isEmpty() && hasLineEnd(text, unit);
    Windows windows = ofLines ? OF_LINES : WITHIN_LINES;
    if (unit.length() <= windows.longest) {
      pieces.add(new Piece(unit, pointer, unit));
      return;
    }
    for (int at = unit.start(); at < unit.end(); ) {
      int end = windowEnd(text, at, Math.min(unit.end(), at + windows.size), unit.end());
      pieces.add(new Piece(new Span(at, end), pointer, unit));
      at = end;
    }
  }

  private static boolean hasLineEnd(String text, Span span) {
    int at = text.indexOf('\n', span.start(), span.end());
    return at >= 0 && at < span.end() - 1;
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

  /// The piece an offset is in.
  ///
  /// @return its index, or -1 for a blank between pieces
  static int at(List<Piece> pieces, int offset) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = pieces.get(middle).span();
      if (offset < span.start()) {
        high = middle - 1;
      } else if (offset >= span.end()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
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
