package io.headroom.compress.prose;

import io.headroom.text.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a paragraph into sentences, by the rules of Unicode (UAX 29) as the JDK has them, so that
/// every script works.
final class Sentences {
  /// A sentence shorter than this many characters is no thought of its own (`e.g.`, `No.`, an
  /// initial): it goes on.
  private static final int LEAST = 16;

  /// A sentence longer than this is none: a table of contents, encoded data, code on one line. It
  /// is cut at white space, so that a part of it can be shown at all.
  private static final int LONGEST = 1_200;

  private Sentences() {}

  /// The sentences of a part of a text.
  ///
  /// @return spans in order, without white space around them, none empty; together they hold every
  ///   other character
  static List<Span> of(String text, Span paragraph) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(paragraph.of(text));
    List<Span> sentences = new ArrayList<>();
    int start = paragraph.start();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      int stop = paragraph.start() + end;
      boolean last = stop == paragraph.end();
      if (stop - start < LEAST && !last) {
        continue;
      }
      sentences.addAll(pieces(text, start, stop));
      start = stop;
    }
    return sentences;
  }

  /// A part of a text as one span, or as several where it is too long to be shown or left out as a
  /// whole.
  static List<Span> pieces(String text, int start, int stop) {
    List<Span> pieces = new ArrayList<>();
    for (int from = start; from < stop; ) {
      int to = stop - from <= LONGEST ? stop : cut(text, from);
      Span piece = trim(text, from, to);
      if (piece.length() > 0) {
        pieces.add(piece);
      }
      from = to;
    }
    return pieces;
  }

  private static int cut(String text, int from) {
    int to = from + LONGEST;
    int white = to;
    while (white > from + LONGEST / 2 && !Character.isWhitespace(text.charAt(white))) {
      white--;
    }
    if (white > from + LONGEST / 2) {
      return white;
    }
    return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
  }

  static Span trim(String text, int start, int end) {
    int a = start;
    int b = end;
    while (a < b && Character.isWhitespace(text.charAt(a))) {
      a++;
    }
    while (b > a && Character.isWhitespace(text.charAt(b - 1))) {
      b--;
    }
    return new Span(a, b);
  }
}
