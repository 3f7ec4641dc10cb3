package io.headroom.compress.code;

import java.util.List;
import java.util.Optional;

/// Finds the part of a comment behind its first sentence.
final class Comments {
  /// Rests shorter than this stay: to count them would take as much.
  private static final int SHORTEST_REST = 40;

  private static final String MARKS = "/*#!\"'-;= \t\r\n";

  private Comments() {}

  /// A hole behind the first sentence of a comment or documentation string.
  ///
  /// @param code the text
  /// @param start first offset of the comment
  /// @param end offset after it
  /// @return empty for a comment of one sentence
  static Optional<Span> rest(String code, int start, int end) {
    int first = start;
    while (first < end && MARKS.indexOf(code.charAt(first)) >= 0) {
      first++;
    }
    int rest = Math.min(end, sentence(code, first, end));
    if (code.charAt(start) == code.charAt(Math.min(start + 1, end - 1)) && isLine(code, start)
        || code.charAt(start) == '#') {
      // A comment to the end of the line has to keep that.
      int newline = code.indexOf('\n', Math.max(start, rest - 1));
      rest = newline < 0 ? end : Math.min(end, newline);
    }
    int last = end - closing(code, first, end);
    while (last > rest && Character.isWhitespace(code.charAt(last - 1))) {
      last--;
    }
    while (rest < last && Character.isWhitespace(code.charAt(rest))) {
      rest++;
    }
    return last - rest >= SHORTEST_REST ? Optional.of(new Span(rest, last)) : Optional.empty();
  }

  /// Length of what closes a comment or a documentation string.
  private static int closing(String code, int start, int end) {
    for (String mark : List.of("*/", "\"\"\"", "'''", "\"", "'")) {
      if (end - mark.length() > start && code.startsWith(mark, end - mark.length())) {
        return mark.length();
      }
    }
    return 0;
  }

  private static boolean isLine(String code, int start) {
    return code.startsWith("//", start) || code.startsWith("--", start);
  }

  /// Where the sentence from an offset on ends: at a full stop before white space, or where its
  /// paragraph ends.
  private static int sentence(String code, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = code.charAt(i);
      boolean last = i + 1 >= end;
      if (".!?".indexOf(c) >= 0 && (last || Character.isWhitespace(code.charAt(i + 1)))) {
        return i + 1;
      }
      if (c == '\n' && isBlank(code, i + 1, end)) {
        return i;
      }
    }
    return end;
  }

  /// Whether a line of a comment says nothing, or begins something else than a sentence: a list, a
  /// tag, markup.
  private static boolean isBlank(String code, int from, int end) {
    int at = from;
    while (at < end && "/*#! \t\r".indexOf(code.charAt(at)) >= 0) {
      at++;
    }
    return at >= end || "\n@<:-".indexOf(code.charAt(at)) >= 0;
  }

  /// From behind the first sentence to before what closes the comment.
  record Span(int start, int end) {}

  static Hole hole(Span rest, int number, int parent) {
    Item all = new Item(number, parent, Item.Kind.COMMENT, "", rest.start(), rest.end(), List.of());
    return new Hole(Hole.Kind.PROSE, rest.start(), rest.end(), List.of(all));
  }
}
