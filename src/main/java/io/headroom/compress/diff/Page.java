package io.headroom.compress.diff;

import java.util.ArrayList;
import java.util.List;

/// Lines of an answer in the making. Rows left out are counted in one line where the next line
/// follows, however many texts and files they were of.
final class Page {
  private final List<String> lines = new ArrayList<>();
  private int skipped;

  void add(String line) {
    close();
    lines.add(line);
  }

  /// Leaves a row out.
  void skip() {
    skipped++;
  }

  private void close() {
    if (skipped > 0) {
      lines.add("[… " + skipped + (skipped == 1 ? " line]" : " lines]"));
      skipped = 0;
    }
  }

  String text() {
    close();
    return String.join("\n", lines);
  }
}
