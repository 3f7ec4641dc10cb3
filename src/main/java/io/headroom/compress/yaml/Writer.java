package io.headroom.compress.yaml;

import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Writes the shown parts, each under the keys it belongs to, and a comment for every gap.
final class Writer {
  /// Lines shown of a text in a block scalar or a comment.
  private static final int TEXT = 6;

  private static final int ASKED_TEXT = 60;

  private static final int MOST_NAMES = 8;
  private static final int LONGEST_NAMES = 160;

  private final StringBuilder out = new StringBuilder();
  private final Lines lines;
  private final Layout.Laid laid;
  private final boolean[] shown;
  private final int[] names;
  private int next;

  private Writer(Lines lines, Layout.Laid laid, boolean[] shown, int[] names) {
    this.lines = lines;
    this.laid = laid;
    this.shown = shown;
    this.names = names;
  }

  /// @param shown a flag per part
  /// @param names the part that names the record a part heads
  /// @param asked whether a part is shown at length
  /// @param summaries comments about lists of records
  static String write(
      Lines lines,
      Layout.Laid laid,
      boolean[] shown,
      int[] names,
      IntPredicate asked,
      List<String> summaries) {
    Writer writer = new Writer(lines, laid, shown, names);
    for (int i = 0; i < shown.length; i++) {
      if (shown[i]) {
        writer.part(i, asked.test(i));
      }
    }
    writer.gap(lines.count(), 0);
    summaries.forEach(summary -> writer.out.append(summary).append('\n'));
    return writer.out.toString().stripTrailing();
  }

  private void part(int number, boolean asked) {
    Part part = laid.parts().get(number);
    gap(part.from(), Math.max(0, part.entry().column));
    int most = asked ? ASKED_TEXT : TEXT;
    int count = part.to() - part.from();
    int end = count > most + 2 ? part.from() + most : part.to();
    for (int line = part.from(); line < end; line++) {
      out.append(Clip.line(lines.line(line), asked)).append('\n');
    }
    next = end;
    if (end < part.to()) {
      gap(part.to(), Math.max(0, part.entry().column) + 2);
    }
  }

  /// `# … 42 lines: web-1, web-2`, if anything but blank lines was left out before a line.
  private void gap(int to, int indent) {
    int from = next;
    next = Math.max(next, to);
    boolean filled = false;
    for (int line = from; line < to && !filled; line++) {
      filled = !lines.line(line).isBlank();
    }
    if (!filled) {
      return;
    }
    out.repeat(' ', indent).append("# … ").append(to - from);
    out.append(to - from == 1 ? " line" : " lines").append(names(from, to)).append('\n');
  }

  /// The names of the outermost records between two lines.
  private String names(int from, int to) {
    List<String> found = new ArrayList<>();
    int length = 0;
    int more = 0;
    int inside = from;
    for (int i = first(from); i < shown.length && laid.parts().get(i).from() < to; i++) {
      Part part = laid.parts().get(i);
      boolean record = part.from() >= inside && part.last() <= to && part.head();
      String name = record ? name(i) : "";
      if (!name.isEmpty()) {
        inside = part.last();
        if (found.size() < MOST_NAMES && length + name.length() <= LONGEST_NAMES) {
          found.add(name);
          length += name.length();
        } else {
          more++;
        }
      }
    }
    String others = more > 0 ? " and " + more + " more" : "";
    return found.isEmpty() ? "" : ": " + String.join(", ", found) + others;
  }

  private String name(int number) {
    Part part = laid.parts().get(number);
    return switch (part.entry().kind) {
      case ITEM, DOCUMENT -> names[number] < 0 ? "" : laid.parts().get(names[number]).value().raw();
      case KEY -> part.path().endsWith("*") ? part.entry().key : "";
      case ROOT, COMMENT -> "";
    };
  }

  /// The first part that begins at a line or behind it.
  private int first(int line) {
    int low = 0;
    int high = shown.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (laid.parts().get(middle).from() < line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
