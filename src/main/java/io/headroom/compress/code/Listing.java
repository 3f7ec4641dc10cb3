package io.headroom.compress.code;

import io.headroom.text.Lines;
import io.headroom.text.Span;

/// A program as a text shows it: as it is, or with a number before each line, as `cat -n` and
/// editors' tools print it. The code is what a parser sees; every piece of it is shown with the
/// numbers the text has.
final class Listing {
  private static final double LEAST_NUMBERED = 0.8;
  private static final int LONGEST_NUMBER = 7;

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

  static Listing of(String text) {
    Lines lines = Lines.of(text);
    int[] prefixes = new int[lines.count()];
    int[] numbers = new int[lines.count()];
    int counted = 0;
    int filled = 0;
    int before = -1;
    for (int i = 0; i < lines.count(); i++) {
      int prefix = prefix(text, lines.start(i), lines.end(i));
      int number = prefix == 0 ? -1 : number(text, lines.start(i), lines.start(i) + prefix);
      // A line of data may begin with a number as well: only those that go on counting are numbers.
      if (number >= 0 && (before < 0 || number == before + 1)) {
        prefixes[i] = prefix;
        before = number;
        counted++;
      }
      numbers[i] = number;
      filled += lines.end(i) > lines.start(i) ? 1 : 0;
    }
    return counted > 1 && counted >= LEAST_NUMBERED * filled
        ? numbered(text, lines, prefixes, numbers)
        : plain(text, lines);
  }

  private static Listing plain(String text, Lines lines) {
    int[] starts = new int[lines.count()];
    int[] numbers = new int[lines.count()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = lines.start(i);
      numbers[i] = i + 1;
    }
    return new Listing(text, text, lines, starts, new int[starts.length], numbers, 0);
  }

  private static Listing numbered(String text, Lines printed, int[] prefixes, int[] numbers) {
    StringBuilder code = new StringBuilder(text.length());
    int[] starts = new int[printed.count()];
    int last = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = printed.start(i);
      if (prefixes[i] == 0) {
        numbers[i] = last; // a line about the listing: nothing of the program
      }
      last = numbers[i];
      code.append(text, printed.start(i) + prefixes[i], printed.start(i + 1));
    }
    return new Listing(
        text, code.toString(), Lines.of(code.toString()), starts, prefixes, numbers, 1);
  }

  /// Length of blanks, digits and what parts them from the code: a tab, a colon, an arrow or two
  /// blanks.
  private static int prefix(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    int digits = at;
    while (at < to && at - digits < LONGEST_NUMBER && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == digits || at == to) {
      return at == digits ? 0 : at - from;
    }
    char c = text.charAt(at);
    if (c == '\t' || c == '→' || c == ':' || c == '|') {
      return at + 1 - from;
    }
    return text.startsWith(" | ", at) ? at + 3 - from : 0;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text.charAt(i))) {
        number = 10 * number + text.charAt(i) - '0';
      }
    }
    return number;
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

  /// Whether the listing shows a part of a file from its midst.
  boolean isExcerpt() {
    for (int i = 0; i < lines.count(); i++) {
      if (prefixes[i] > 0) {
        return numbers[i] > 1;
      }
    }
    return false;
  }

  /// A piece of the code, as the text shows it. The number of a line and its indentation come with
  /// the first of its code: white space alone has none.
  void append(StringBuilder out, int from, int to) {
    int at = from;
    while (at < to) {
      int line = lines.at(at);
      int end = Math.min(to, lines.start(line + 1));
      if (prefixes[line] == 0) {
        out.append(code, at, end);
      } else {
        int first = filled(line);
        if (at > first) {
          out.append(code, at, end);
        } else if (end > first && (out.isEmpty() || out.charAt(out.length() - 1) == '\n')) {
          out.append(text, starts[line], starts[line] + prefixes[line]);
          out.append(code, lines.start(line), end);
        } else if (end > first) {
          out.append(code, first, end); // joined to what stands before it
        }
      }
      at = end;
    }
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
