package io.headroom.retrieve;

import io.headroom.retrieve.Retrieved.Passage;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/// Fills an answer with parts of an original, in the order they are offered, within a bound.
/// Neighbouring lines become one passage.
final class Passages {
  /// A piece that begins or ends within a line is shown with its whole lines unless these add more
  /// than this.
  private static final int LINE_SLACK_CHARS = 400;

  /// A neighbour is shown if it is no longer than this: context is welcome while it is cheap.
  private static final int NEIGHBOUR_CHARS = 400;

  private static final int NEIGHBOUR_LINES = 5;
  private static final int GAP_LINES = 2;

  private final Opened opened;
  private final Lines lines;
  private final TokenCounter tokens;
  private final List<Shown> shown = new ArrayList<>();
  private long tokensLeft;
  private long charsLeft;

  Passages(Opened opened, TokenCounter tokens, int maxTokens, int maxChars) {
    this.opened = opened;
    this.lines = opened.lines();
    this.tokens = tokens;
    this.tokensLeft = maxTokens;
    this.charsLeft = maxChars;
  }

  /// A passage in the answer and what it costs there.
  private sealed interface Shown {
    Passage passage();

    int cost();
  }

  private record Slice(Passage passage, int cost) implements Shown {}

  /// Lines, by number from 0, and the pieces they begin and end with.
  private record Range(int from, int to, int first, int last, Passage passage, int cost)
      implements Shown {}

  /// Offers a piece.
  ///
  /// @return false if it does not fit
  boolean add(int index) {
    Piece piece = opened.pieces().get(index);
    return whole(piece) ? addLines(index, index) : addSlice(piece, piece.span());
  }

  /// Offers the part of a piece around an offset, as much of it as fits.
  void addAround(int index, int offset) {
    Piece piece = opened.pieces().get(index);
    Span span = piece.span();
    long room = Math.min(charsLeft, tokensLeft * 4);
    while (room > 0) {
      int start = (int) Math.max(span.start(), Math.min(offset - room / 3, span.end() - room));
      int end = (int) Math.min(span.end(), start + room);
      start = split(start) ? start + 1 : start;
      end = split(end) ? end - 1 : end;
      if (end > start && addSlice(piece, new Span(start, end))) {
        return;
      }
      room = room * 3 / 4;
    }
    // The bound is below a place and one character: still better than nothing.
    shown.add(new Slice(new Passage(place(piece, span), ""), 0));
  }

  /// Puts the pieces before and after what is shown beside it while there is room.
  void addNeighbours() {
    for (Shown one : List.copyOf(shown)) {
      if (one instanceof Range range && shown.contains(range)) {
        neighbour(range, range.first - 1);
        Range grown = holder(range.first);
        neighbour(grown, grown.last + 1);
      }
    }
  }

  List<Passage> passages() {
    return shown.stream().map(Shown::passage).toList();
  }

  private Range holder(int piece) {
    for (Shown one : shown) {
      if (one instanceof Range range && range.first <= piece && piece <= range.last) {
        return range;
      }
    }
    throw new IllegalStateException("piece " + piece + " is not shown");
  }

  private void neighbour(Range range, int index) {
    if (index < 0 || index >= opened.pieces().size()) {
      return;
    }
    Piece piece = opened.pieces().get(index);
    int from = firstLine(piece.span());
    int to = lastLine(piece.span());
    int gap = index < range.first ? range.from - to - 1 : from - range.to - 1;
    if (whole(piece)
        && gap <= GAP_LINES
        && to - from < NEIGHBOUR_LINES
        && piece.span().length() <= NEIGHBOUR_CHARS) {
      addLines(Math.min(index, range.first), Math.max(index, range.last));
    }
  }

  /// Whether a piece is told by its lines.
  private boolean whole(Piece piece) {
    Span span = piece.span();
    int beside = lines.start(lastLine(span) + 1) - lines.start(firstLine(span)) - span.length();
    return piece.pointer().isEmpty() && beside <= LINE_SLACK_CHARS;
  }

  private boolean addLines(int first, int last) {
    int from = firstLine(opened.pieces().get(first).span());
    int to = lastLine(opened.pieces().get(last).span());
    int begin = first;
    int end = last;
    List<Shown> touched = new ArrayList<>();
    for (Shown one : shown) {
      if (one instanceof Range range && range.from <= to + 1 && range.to >= from - 1) {
        touched.add(range);
      }
    }
    for (Shown one : touched) {
      if (one instanceof Range range) {
        from = Math.min(from, range.from);
        to = Math.max(to, range.to);
        begin = Math.min(begin, range.first);
        end = Math.max(end, range.last);
      }
    }
    String text = opened.text().substring(lines.start(from), lines.start(to + 1));
    Passage passage = new Passage(new LineRange(from + 1, to + 1).place(), text);
    Range range = new Range(from, to, begin, end, passage, cost(passage));
    return put(range, touched);
  }

  private boolean addSlice(Piece piece, Span span) {
    Passage passage = new Passage(place(piece, span), span.of(opened.text()));
    return put(new Slice(passage, cost(passage)), List.of());
  }

  /// Takes something in, in place of what it replaces.
  private boolean put(Shown one, List<Shown> replaced) {
    long moreTokens = one.cost();
    long moreChars = size(one);
    for (Shown old : replaced) {
      moreTokens -= old.cost();
      moreChars -= size(old);
    }
    if (moreTokens > tokensLeft || moreChars > charsLeft) {
      return false;
    }
    tokensLeft -= moreTokens;
    charsLeft -= moreChars;
    // First out, then in: what comes in may equal what it replaces.
    int at = replaced.isEmpty() ? shown.size() : shown.indexOf(replaced.getFirst());
    shown.removeAll(replaced);
    shown.add(at, one);
    return true;
  }

  private String place(Piece piece, Span span) {
    Span unit = piece.unit();
    String pointer = piece.pointer();
    if (!pointer.isEmpty()) {
      return span.equals(unit) ? pointer : pointer + characters(span, unit);
    }
    int from = firstLine(span);
    String line = new LineRange(from + 1, lastLine(span) + 1).place();
    return line + characters(span, new Span(lines.start(from), lines.end(lastLine(span))));
  }

  /// Which characters of a whole are shown, counted from 1.
  private static String characters(Span span, Span whole) {
    return ", characters %d-%d of %d"
        .formatted(
            span.start() - whole.start() + 1,
            span.end() - whole.start(),
            Math.max(whole.end(), span.end()) - whole.start());
  }

  private int firstLine(Span span) {
    return lines.at(span.start());
  }

  private int lastLine(Span span) {
    return lines.at(Math.max(span.start(), span.end() - 1));
  }

  private boolean split(int at) {
    String text = opened.text();
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private int cost(Passage passage) {
    StringBuilder text = new StringBuilder();
    passage.appendTo(text);
    return tokens.count(text);
  }

  private static long size(Shown one) {
    return one.passage().place().length() + one.passage().text().length() + 3L;
  }
}
