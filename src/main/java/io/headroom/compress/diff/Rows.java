package io.headroom.compress.diff;

import io.headroom.text.Span;
import java.util.Arrays;

/// The lines of a patch. Only `\n` ends one: a carriage return is part of the file the patch
/// changes, and a patch without it would not apply.
final class Rows {
  private final String text;
  private final int[] starts;

  Rows(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      if (count + 1 >= found.length) {
        found = Arrays.copyOf(found, found.length * 2);
      }
      found[count++] = at;
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    found[count] = text.length();
    this.starts = Arrays.copyOf(found, count + 1);
  }

  String text() {
    return text;
  }

  int count() {
    return starts.length - 1;
  }

  /// A line without what ends it.
  String line(int row) {
    return text.substring(starts[row], end(row));
  }

  /// A line as the words of its header: without carriage return.
  String head(int row) {
    return line(row).stripTrailing();
  }

  boolean starts(int row, String prefix) {
    return row < count() && text.startsWith(prefix, starts[row]);
  }

  /// One of the signs at the front of a line; a blank after its end, since mail programs strip the
  /// blank that marks an empty line of context.
  char sign(int row, int column) {
    int at = starts[row] + column;
    return at >= end(row) || (text.charAt(at) == '\r' && at == end(row) - 1)
        ? ' '
        : text.charAt(at);
  }

  int length(int row) {
    return end(row) - starts[row];
  }

  Span span(int from, int to) {
    return from >= to ? new Span(starts[from], starts[from]) : new Span(starts[from], end(to - 1));
  }

  private int end(int row) {
    int end = starts[row + 1];
    return end > starts[row] && text.charAt(end - 1) == '\n' ? end - 1 : end;
  }
}
