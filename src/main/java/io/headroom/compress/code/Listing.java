package io.headroom.compress.code;

import io.headroom.text.LineNumbers;
import io.headroom.text.Lines;
import io.headroom.text.Span;

/// A program as a text shows it: as it is, or with a number before each line, as `cat -n` and
/// editors' tools print it. The code is what a parser sees; every piece of it is shown with the
/// numbers the text has.
final class Listing {
  /// Every so many lines one shows its number, as editions of verse do it; the lines between count
  /// themselves.
  private static final int NUMBERED = 10;

  private final String text;
  private final String code;
  private final Lines lines; // of the code
  private final int[] starts; // where each line begins in the text
  private final int[] prefixes; // length of what stands before its code
  private final int[] numbers; // printed number, from 1
  private final int least; // length of the shortest prefix of a line of the program

  private Listing(
      String text,
      String code,
      Lines lines,
      int[] starts,
      int[] prefixes,
      int[] numbers,
      int least) {
    this.least = least;
    this.text = text;
    this.code = code;
    this.lines = lines;
    this.starts = starts;
    this.prefixes = prefixes;
    this.numbers = numbers;
  }

  static Listing of(Lines lines) {
    String text = lines.text();
    LineNumbers numbers = LineNumbers.of(lines);
    return numbers.present() ? numbered(text, lines, numbers) : plain(text, lines);
  }

  private static Listing plain(String text, Lines lines) {
    int[] starts = new int[lines.count()];
    int[] numbers = new int[lines.count()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = lines.start(i);
      numbers[i] = lines.number(i);
    }
    return new Listing(text, text, lines, starts, new int[starts.length], numbers, 0);
  }

  private static Listing numbered(String text, Lines printed, LineNumbers found) {
    StringBuilder code = new StringBuilder(text.length());
    int[] starts = new int[printed.count()];
    int[] prefixes = new int[printed.count()];
    int[] numbers = new int[printed.count()];
    int last = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = printed.start(i);
      prefixes[i] = found.prefix(i);
      // Where there is none it is a line about the listing: nothing of the program.
      last = prefixes[i] == 0 ? last : found.number(i);
      numbers[i] = last;
      code.append(text, printed.start(i) + prefixes[i], printed.start(i + 1));
    }
    return new Listing(
        text, code.toString(), Lines.of(code.toString()), starts, prefixes, numbers, 1);
  }

  /// The text as it was given.
  String text() {
    return text;
  }

  /// What a parser sees.
  String code() {
    return code;
  }

  /// The code without the lines about the listing, offset for offset.
  String program() {
    StringBuilder program = new StringBuilder(code);
    for (int i = 0; i < lines.count(); i++) {
      for (int at = lines.start(i); prefixes[i] < least && at < lines.end(i); at++) {
        program.setCharAt(at, ' ');
      }
    }
    return program.toString();
  }

  /// Lines of the code; the text has as many.
  Lines lines() {
    return lines;
  }

  /// Number of a line, as the reader sees it.
  int number(int line) {
    return numbers[line];
  }

  /// Whether the text has a number before each line.
  boolean isNumbered() {
    return least > 0;
  }

  /// A piece of the code, as the text shows it. The number of a line and its indentation come with
  /// the first of its code: white space alone has none. Numbers that follow from the line before
  /// are mostly left to the reader.
  ///
  /// @param last the line appended last, or -1
  /// @return the line appended last, now
  int append(StringBuilder out, int from, int to, int last) {
    int at = from;
    int before = last;
    while (at < to) {
      int line = lines.at(at);
      int end = Math.min(to, lines.start(line + 1));
      int first = filled(line);
      if (prefixes[line] == 0 || at > first) {
        out.append(code, at, end);
      } else if (end > first && (out.isEmpty() || out.charAt(out.length() - 1) == '\n')) {
        if (!follows(line, before) || numbers[line] % NUMBERED == 0) {
          out.append(text.substring(starts[line], starts[line] + prefixes[line]).stripLeading());
        }
        out.append(code, lines.start(line), end);
      } else if (end > first) {
        out.append(code, first, end); // joined to what stands before it
      }
      before = end > first ? line : before;
      at = end;
    }
    return before;
  }

  private boolean follows(int line, int before) {
    return line == before + 1 && before >= 0 && prefixes[before] > 0;
  }

  private int filled(int line) {
    int at = lines.start(line);
    while (at < lines.end(line) && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Where a piece of the code stands in the text, numbers before its lines included.
  Span place(int from, int to) {
    return new Span(offset(from, true), Math.max(offset(from, true), offset(to, false)));
  }

  private int offset(int at, boolean first) {
    if (text.length() == code.length()) {
      return at;
    }
    int line = lines.at(first ? at : Math.max(0, at - 1));
    int in = at - lines.start(line);
    return first && in == 0 ? starts[line] : starts[line] + prefixes[line] + in;
  }
}
