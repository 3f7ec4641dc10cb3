package io.headroom.retrieve;

import io.headroom.retrieve.Retrieved.Passage;
import io.headroom.select.Unit;
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

  /// Less of a piece than this tells nothing where there is more to see.
  private static final int LEAST_PART = 60;

  /// How far back a part is begun for the sake of a whole path or name.
  private static final int WORD_CHARS = 32;

  /// An answer of fewer tokens has none to spare for the exact place of a part.
  private static final int LEAST_PLACED = 40;

  private static final int GAP_LINES = 2;

  /// Characters of a token, for a first guess at how much of a long piece fits.
  private static final int CHARS_PER_TOKEN = 4;

  private static final int MOST_CHARS_PER_TOKEN = 16;

  private final Opened opened;
  private final Lines lines;
  private final TokenCounter tokens;
  private final List<Shown> shown = new ArrayList<>();
  private final int maxTokens;
  private int tokensLeft;
  private int charsLeft;

  Passages(Opened opened, TokenCounter tokens, int maxTokens, int maxChars) {
    this.opened = opened;
    this.lines = opened.lines();
    this.tokens = tokens;
    this.maxTokens = maxTokens;
    this.tokensLeft = maxTokens;
    this.charsLeft = maxChars;
  }

  /// A passage of the answer.
  ///
  /// @param lines whether it is whole lines, which grow together with lines beside them
  /// @param cost tokens of its text alone
  private record Shown(Span span, String place, boolean lines, int cost) {}

  /// Offers a piece that may take so many tokens.
  ///
  /// @return false if it does not fit
  boolean add(Piece piece, int most) {
    return add(piece.span(), piece.unit(), piece.pointer(), most);
  }

  /// Offers a section that may take so many tokens.
  ///
  /// @return false if it does not fit
  boolean add(Unit section, int most) {
    // A section that is longer by characters than any text of so many tokens need not be counted.
    return section.span().length() <= (long) most * MOST_CHARS_PER_TOKEN
        && add(section.span(), section.span(), section.pointer(), most);
  }

  /// Tokens of a piece and of its place.
  int cost(Piece piece) {
    Span span = piece.span();
    return tokens.count(span.of(opened.text()))
        + tokens.count(place(span, piece.unit(), piece.pointer()))
        + 2;
  }

  private boolean add(Span span, Span unit, String pointer, int most) {
    if (pointer.isEmpty() && nearlyLines(span)) {
      return put(new Span(lines.start(firstLine(span)), lines.start(lastLine(span) + 1)), "", most);
    }
    return put(span, place(span, unit, pointer), most);
  }

  /// Offers the part of a piece around an offset, as much of it as may be; whole lines where it has
  /// several.
  ///
  /// @param most tokens it may take
  /// @return false if there is no room at all
  boolean addAround(Piece piece, int offset, int most) {
    long room = Math.min(charsLeft, (long) Math.min(most, tokensLeft) * CHARS_PER_TOKEN);
    while (room > 0) {
      Span part = part(piece.span(), offset, room);
      if (part.length() < LEAST_PART && part.length() < piece.span().length() && !shown.isEmpty()) {
        return false;
      }
      if (part.length() > 0 && addPart(part, piece, most)) {
        return true;
      }
      room = room * 3 / 4;
    }
    return false;
  }

  private boolean addPart(Span part, Piece piece, int most) {
    boolean ofLines =
        piece.pointer().isEmpty()
            && part.start() == lines.start(firstLine(part))
            && part.end() >= lines.end(lastLine(part));
    return ofLines
        ? add(part, piece.unit(), "", most)
        : put(part, place(part, piece.unit(), piece.pointer()), most);
  }

  /// So many characters of a span, a third of them before an offset.
  private Span part(Span span, int offset, long room) {
    int start = (int) Math.max(span.start(), Math.min(offset - room / 3, span.end() - room));
    int end = (int) Math.min(span.end(), start + room);
    int line = lines.at(offset);
    int firstLine = start == lines.start(lines.at(start)) ? lines.at(start) : lines.at(start) + 1;
    int lastLine = lines.at(end);
    if (firstLine <= line && lastLine > line) {
      return new Span(
          Math.max(span.start(), lines.start(firstLine)),
          Math.min(span.end(), lines.start(lastLine)));
    }
    start = word(start, span.start());
    start = split(start) ? start + 1 : start;
    end = split(end) ? end - 1 : end;
    return new Span(start, Math.max(start, end));
  }

  /// Where the name, path or address begins that an offset is in.
  private int word(int at, int least) {
    for (int i = at; i >= Math.max(least, at - WORD_CHARS); i--) {
      if (i == least || opened.text().charAt(i - 1) <= ' ') {
        return i;
      }
    }
    return at;
  }

  /// Names the place of a piece whose first character does not fit: still better than nothing.
  void addPlace(Piece piece) {
    String place = place(piece.span(), piece.unit(), piece.pointer());
    shown.add(new Shown(new Span(piece.span().start(), piece.span().start()), place, false, 0));
  }

  /// Puts the pieces before and after what is shown beside it while the answer takes less than so
  /// many tokens.
  void addNeighbours(int bound) {
    for (Shown one : List.copyOf(shown)) {
      if (one.lines && shown.contains(one)) {
        neighbour(one.span, Piece.from(opened.pieces(), one.span.start()) - 1, bound);
        neighbour(one.span, Piece.from(opened.pieces(), one.span.end()), bound);
      }
    }
  }

  private void neighbour(Span span, int index, int bound) {
    if (index < 0 || index >= opened.pieces().size()) {
      return;
    }
    Piece piece = opened.pieces().get(index);
    int from = firstLine(piece.span());
    int to = lastLine(piece.span());
    int gap =
        piece.span().start() < span.start() ? firstLine(span) - to - 1 : from - lastLine(span) - 1;
    if (piece.pointer().isEmpty()
        && nearlyLines(piece.span())
        && gap <= GAP_LINES
        && to - from < NEIGHBOUR_LINES
        && piece.span().length() <= NEIGHBOUR_CHARS) {
      int begin = Math.min(span.start(), lines.start(from));
      int end = Math.max(span.end(), lines.start(to + 1));
      put(new Span(begin, end), "", bound - tokens());
    }
  }

  List<Passage> passages() {
    return shown.stream().map(this::passage).toList();
  }

  /// Tokens of what is shown.
  int tokens() {
    return maxTokens - tokensLeft;
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  /// Whether a span can be told by its lines.
  private boolean nearlyLines(Span span) {
    int from = lines.start(firstLine(span));
    return lines.start(lastLine(span) + 1) - from - span.length() <= LINE_SLACK_CHARS;
  }

  /// Takes a span in, together with what it holds or, if it is whole lines, touches.
  private boolean put(Span span, String place, int most) {
    boolean ofLines = place.isEmpty();
    Span merged = span;
    List<Shown> replaced = new ArrayList<>();
    for (Shown one : shown) {
      if (one.span.start() <= span.start() && span.end() <= one.span.end()) {
        return true;
      }
      boolean touches =
          one.lines && one.span.start() <= span.end() && span.start() <= one.span.end();
      if (ofLines ? touches : holds(span, one.span)) {
        replaced.add(one);
        merged =
            new Span(
                Math.min(merged.start(), one.span.start()), Math.max(merged.end(), one.span.end()));
      } else if (holds(span, one.span)) {
        replaced.add(one);
      }
    }
    Shown one = new Shown(merged, ofLines ? lines(merged) : place, ofLines, cost(merged, replaced));
    int moreTokens = one.cost + label(one);
    int moreChars = size(one);
    for (Shown old : replaced) {
      moreTokens -= old.cost + label(old);
      moreChars -= size(old);
    }
    if (moreTokens > Math.min(tokensLeft, most) || moreChars > charsLeft) {
      return false;
    }
    tokensLeft -= moreTokens;
    charsLeft -= moreChars;
    int at = replaced.isEmpty() ? shown.size() : shown.indexOf(replaced.getFirst());
    shown.removeAll(replaced);
    shown.add(at, one);
    return true;
  }

  /// Tokens of a span, counting only what is not in the spans it is made of.
  private int cost(Span span, List<Shown> known) {
    String text = opened.text();
    List<Shown> sorted = new ArrayList<>(known);
    sorted.sort((a, b) -> Integer.compare(a.span.start(), b.span.start()));
    int cost = 0;
    int at = span.start();
    for (Shown one : sorted) {
      if (one.span.start() >= at) {
        cost += tokens.count(text.substring(at, one.span.start())) + one.cost;
        at = one.span.end();
      }
    }
    return cost + tokens.count(text.substring(at, span.end()));
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  private String lines(Span span) {
    return new LineRange(firstLine(span) + 1, lastLine(span) + 1).place();
  }

  private String place(Span span, Span unit, String pointer) {
    if (maxTokens < LEAST_PLACED && !span.equals(unit)) {
      return "in " + (pointer.isEmpty() ? lines(span) : pointer);
    }
    if (!pointer.isEmpty()) {
      return span.equals(unit) ? pointer : pointer + characters(span, unit);
    }
    Span whole = new Span(lines.start(firstLine(span)), lines.end(lastLine(span)));
    return lines(span) + characters(span, whole);
  }

  /// Which characters of a whole are shown, counted from 1.
  private static String characters(Span span, Span whole) {
    return ", characters %s-%s of %s"
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

  private Passage passage(Shown one) {
    return new Passage(one.place, one.span.of(opened.text()));
  }

  /// Tokens an answer takes for a passage beside its text: its place, and a line end if it has
  /// none.
  private int label(Shown one) {
    int end = one.span.end();
    boolean ended = end > one.span.start() && opened.text().charAt(end - 1) == '\n';
    return tokens.count(one.place + ":\n") + (ended ? 0 : 1);
  }

  private int size(Shown one) {
    return one.place.length() + one.span.length() + 3;
  }
}
