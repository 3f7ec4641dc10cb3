package io.headroom.text;

import java.util.Arrays;

/// Where the lines of a text begin and end. A line ends after `\n`, `\r\n` or a lone `\r`; what
/// follows the last terminator is a line only if it is not empty. Joining every [#full] gives the
/// text back, byte for byte.
///
/// Lines count from 0 here and from 1 wherever a person or a model reads them.
public final class Lines {
  private final String text;
  private final int before; // lines above the text, where it is a part of a longer one
  private final int[]
      starts; // starts[i] = first offset of line i; starts[count] = length of the text

  private Lines(String text, int before, int[] starts) {
    this.text = text;
    this.before = before;
    this.starts = starts;
  }

  /// Finds the lines of a text, in one pass.
  ///
  /// @param text any string, lone surrogates included
  /// @return its lines; none for the empty text
  public static Lines of(String text) {
    return of(text, 0);
  }

  /// Finds the lines of a part of a longer text, in one pass.
  ///
  /// @param text the part
  /// @param before how many lines of the whole stand above it
  /// @return its lines, numbered as those of the whole
  public static Lines of(String text, int before) {
    int[] starts = new int[Math.max(16, text.length() / 40)];
    int count = 0;
    int at = 0;
    int length = text.length();
    LineEnds ends = new LineEnds(text);
    while (at < length) {
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count++] = at;
      at = ends.next(at);
    }
    starts = Arrays.copyOf(starts, count + 1);
    starts[count] = length;
    return new Lines(text, before, starts);
  }

  /// The text the lines were found in.
  ///
  /// @return the same string that was given to [#of]
  public String text() {
    return text;
  }

  /// Number of lines.
  ///
  /// @return at least 0
  public int count() {
    return starts.length - 1;
  }

  /// The number of a line, as a person counts the lines of the whole text.
  ///
  /// @param line 0 to [#count] - 1
  /// @return at least 1
  public int number(int line) {
    return before + line + 1;
  }

  /// First offset of a line.
  ///
  /// @param line 0 to [#count]; the count itself gives the length of the text
  /// @return UTF-16 offset
  public int start(int line) {
    return starts[line];
  }

  /// Offset after the last character of a line, terminator left out.
  ///
  /// @param line 0 to [#count] - 1
  /// @return UTF-16 offset
  public int end(int line) {
    int end = starts[line + 1];
    int start = starts[line];
    if (end > start && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return end;
  }

  /// A line without its terminator.
  ///
  /// @param line 0 to [#count] - 1
  /// @return the characters of the line
  public String line(int line) {
    return text.substring(starts[line], end(line));
  }

  /// A line with its terminator.
  ///
  /// @param line 0 to [#count] - 1
  /// @return the characters of the line and what ends it
  public String full(int line) {
    return text.substring(starts[line], starts[line + 1]);
  }

  /// The line that holds an offset.
  ///
  /// @param offset 0 to the length of the text
  /// @return line number from 0; the last line for the end of the text
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, 0, count(), offset);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }
}
