package io.headroom.compress.code;

import io.headroom.text.LineNumbers;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program as a text shows it: as it is, or with a number before each line, as `cat -n` and
/// editors' tools print it. The code is what a parser sees; every piece of it is shown with the
/// numbers the text has.
final class Listing {
  /// Every so many lines one shows its number, as editions of verse do it; the lines between count
  /// themselves.
  private static final int NUMBERED = 10;

  /// A number as a question writes one: neither a part of a name or a version, nor a mere count.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{2,7}(?![\\w]|\\.\\d)");

  private static final int AROUND = 5;

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

  /// The lines a question speaks of by their numbers, with those around them.
  ///
  /// @return none where the text has no numbers
  BitSet asked(String query) {
    BitSet asked = new BitSet();
    Set<Integer> named = new HashSet<>();
    Matcher number = NUMBER.matcher(query);
    while (least > 0 && number.find()) {
      named.add(Integer.parseInt(query, number.start(), number.end(), 10));
    }
    for (int i = 0; i < lines.count(); i++) {
      if (prefixes[i] > 0 && named.contains(numbers[i])) {
        asked.set(Math.max(0, i - AROUND), Math.min(lines.count(), i + AROUND + 1));
      }
    }
    return asked;
  }

  /// A piece of the code, as the text shows it. The number of a line and its indentation come with
  /// the first of its code: white space alone has none. Numbers that follow from the line before
  /// are mostly left to the reader.
  ///
  /// @param asked lines that show their numbers in any case
  /// @param last the line appended last, or -1
  /// @return the line appended last, now
  int append(StringBuilder out, int from, int to, BitSet asked, int last) {
    int at = from;
    int before = last;
    while (at < to) {
      int line = lines.at(at);
      int end = Math.min(to, lines.start(line + 1));
      int first = filled(line);
      if (prefixes[line] == 0) {
        out.append(code, at, end);
        before = line;
      } else if (at > first) {
        out.append(code, at, end); // goes on with a line that has begun
      } else if (end > first && (out.isEmpty() || out.charAt(out.length() - 1) == '\n')) {
        if (asked.get(line)
            || !follows(out, line, before)
            || numbers[line] / NUMBERED > numbers[before] / NUMBERED) {
          out.append(text.substring(starts[line], starts[line] + prefixes[line]).stripLeading());
        }
        out.append(code, lines.start(line), end);
        before = line;
      } else if (end > first) {
        out.append(code, first, end); // joined to another line: who counts on counts wrong
        before = line == before ? line : -1;
      }
      at = end;
    }
    return before;
  }

  /// Whether who counts on from a line that was shown gets the number of another one.
  private boolean follows(StringBuilder out, int line, int before) {
    if (before < 0 || prefixes[before] == 0) {
      return false;
    }
    int steps = 0;
    for (int i = out.length() - 1; i >= 0 && Character.isWhitespace(out.charAt(i)); i--) {
      steps += out.charAt(i) == '\n' ? 1 : 0;
    }
    return steps == line - before && numbers[line] - numbers[before] == steps;
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
