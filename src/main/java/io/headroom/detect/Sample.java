package io.headroom.detect;

import io.headroom.text.LineEnds;
import java.util.ArrayList;
import java.util.List;

/// A text as the rules see it: the whole for those that parse, and some of its lines for those that
/// ask what lines have in common. Of a long text the lines are those at its beginning and in blocks
/// spread evenly over the rest, so that judging them takes the same time whatever the length.
///
/// @param text the text without a byte order mark
/// @param lines the sampled lines in order, blank ones included, without colour codes, terminator
///   and trailing blanks; long ones cut
/// @param filled those of them that are not blank
/// @param head those at the beginning, without a gap
/// @param templates of the filled lines
record Sample(
    String text, List<String> lines, List<String> filled, List<String> head, Templates templates) {
  private static final int HEAD = 500;
  private static final int BLOCKS = 24;
  private static final int BLOCK = 25;
  private static final int WIDTH = 2_000;
  private static final char ESCAPE = '\u001B';

  static Sample of(String content) {
    String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    Reader reader = new Reader(text);
    int at = reader.read(0, HEAD);
    int head = reader.lines.size();
    int step = (text.length() - at) / BLOCKS;
    for (int block = 0; block < BLOCKS && at < text.length(); block++) {
      int wanted = text.length() - (BLOCKS - block) * step;
      if (wanted > at) {
        at = reader.nextLine(wanted);
      }
      at = reader.read(at, BLOCK);
    }
    List<String> lines = List.copyOf(reader.lines);
    List<String> filled = lines.stream().filter(line -> !line.isEmpty()).toList();
    return new Sample(text, lines, filled, lines.subList(0, head), new Templates(filled));
  }

  /// Share of the filled lines.
  double share(int count) {
    return filled.isEmpty() ? 0 : (double) count / filled.size();
  }

  /// First character that is not white space, or 0.
  char first() {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return 0;
  }

  private static final class Reader {
    private final String text;
    private final LineEnds ends;
    private final List<String> lines = new ArrayList<>();

    Reader(String text) {
      this.text = text;
      this.ends = new LineEnds(text);
    }

    /// Takes lines from an offset on and gives the offset behind the last.
    int read(int from, int count) {
      int at = from;
      for (int i = 0; i < count && at < text.length(); i++) {
        int end = ends.end(at);
        int cut = Math.min(end, at + WIDTH);
        lines.add(plain(text.substring(at, cut)).stripTrailing());
        at = ends.next(end);
      }
      return at;
    }

    int nextLine(int from) {
      return ends.next(from);
    }

    /// Without colour codes: `ESC [ … letter`.
    private static String plain(String line) {
      if (line.indexOf(ESCAPE) < 0) {
        return line;
      }
      StringBuilder out = new StringBuilder(line.length());
      for (int i = 0; i < line.length(); i++) {
        if (line.charAt(i) != ESCAPE) {
          out.append(line.charAt(i));
        } else if (i + 1 < line.length() && line.charAt(i + 1) == '[') {
          i += 2;
          while (i < line.length() && (line.charAt(i) < '@' || line.charAt(i) > '~')) {
            i++;
          }
        }
      }
      return out.toString();
    }
  }
}
