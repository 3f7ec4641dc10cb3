package io.headroom.text;

/// Finds where lines end, going forward: at `\n`, `\r` or `\r\n`. Looks for one character at a
/// time, which is done several times as fast as looking at each, and no further than once for each.
public final class LineEnds {
  private final String text;
  private int feed = -1;
  private int carriage = -1;

  /// Line ends of a text.
  ///
  /// @param text any string
  public LineEnds(String text) {
    this.text = text;
  }

  /// Where the line ends that an offset is in.
  ///
  /// @param from not before the offset asked for last
  /// @return offset of the terminator, or of the end of the text
  public int end(int from) {
    if (feed < from) {
      feed = find('\n', from);
    }
    if (carriage < from) {
      carriage = find('\r', from);
    }
    return Math.min(feed, carriage);
  }

  /// Where the next line begins.
  ///
  /// @param from not before the offset asked for last
  /// @return offset behind the terminator, or of the end of the text
  public int next(int from) {
    int end = end(from);
    if (end == text.length()) {
      return end;
    }
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }

  private int find(char c, int from) {
    int at = text.indexOf(c, from);
    return at < 0 ? text.length() : at;
  }
}
