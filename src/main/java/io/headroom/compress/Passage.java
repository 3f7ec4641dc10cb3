package io.headroom.compress;

import io.headroom.detect.ContentKind;
import io.headroom.text.Lines;
import io.headroom.text.Span;

/// Lines of one kind in a text.
///
/// @param kind what they are
/// @param from first line
/// @param to line after the last
/// @param opened whether the first line is a fence
/// @param closed whether the last line is a fence
record Passage(ContentKind kind, int from, int to, boolean opened, boolean closed) {
  static Passage of(ContentKind kind, int from, int to) {
    return new Passage(kind, from, to, false, false);
  }

  /// First line of what is of the kind.
  int bodyFrom() {
    return opened ? from + 1 : from;
  }

  /// Line after the last of what is of the kind.
  int bodyTo() {
    return closed ? to - 1 : to;
  }

  /// Where the passage stands, fences included.
  Span span(Lines lines) {
    return new Span(lines.start(from), lines.start(to));
  }

  /// What is of the kind.
  String body(Lines lines) {
    return lines.text().substring(lines.start(bodyFrom()), lines.end(bodyTo() - 1));
  }

  /// What is shown of it, between its fences.
  String framed(Lines lines, String shown) {
    String head = opened ? lines.line(from) + "\n" : "";
    String tail = closed ? "\n" + lines.line(to - 1) : "";
    return head + shown + tail;
  }

  /// The line that stands for it.
  String gap(Lines lines) {
    int first = lines.number(from);
    int last = lines.number(to - 1);
    return first == last
        ? "[… %s omitted, line %s]".formatted(kind.id(), first)
        : "[… %s omitted, lines %s-%s]".formatted(kind.id(), first, last);
  }
}
