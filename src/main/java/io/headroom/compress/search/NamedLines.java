package io.headroom.compress.search;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;

/// Lines that name their file but not their number: `path:text` for a match, `path-text` for
/// context of a file that was just named. Without a number to check, only what can be little else
/// than a path counts as one.
final class NamedLines {
  private NamedLines() {}

  static Results parse(Lines lines, Work work) {
    Results.Builder results = new Results.Builder();
    String path = "";
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i);
      Span span = new Span(lines.start(i), lines.end(i));
      int colon = colon(line);
      if (!path.isEmpty() && line.startsWith(path + "-")) {
        results.hit(path, 0, false, span, line.substring(path.length() + 1), -1);
      } else if (colon > 0) {
        path = line.substring(0, colon);
        results.hit(path, 0, true, span, line.substring(colon + 1), -1);
      } else if (!line.isBlank() && !line.equals("--")) {
        results.note(span);
      }
      if (i % 4096 == 0) {
        work.at(i, lines.count());
      }
    }
    return results.build();
  }

  /// The first colon that ends a path, or -1. The colon of a drive letter does not.
  private static int colon(String line) {
    int at = line.indexOf(':');
    if (at == 1 && line.length() > 2 && (line.charAt(2) == '\\' || line.charAt(2) == '/')) {
      at = line.indexOf(':', 2);
    }
    return at > 0 && at <= Paths.MAX && Paths.evident(line.substring(0, at)) ? at : -1;
  }
}
