package io.headroom.text;

/// Terminal control sequences: they colour a text for a person and say nothing to a model.
public final class Ansi {
  private static final char ESC = '\u001b';
  private static final char BEL = '\u0007';

  private Ansi() {}

  /// Takes the control sequences out of a line: CSI (colours, cursor), OSC (titles, links) and the
  /// two- and three-character escapes. An unfinished sequence loses its introducer only.
  ///
  /// @param line text without line terminators
  /// @return the visible characters; the same string if it has no escape
  public static String strip(String line) {
    int escape = line.indexOf(ESC);
    if (escape < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length());
    int from = 0;
    // Strings end at BEL or ESC \. Once one was found to have no end, no later one has: not to
    // search again keeps a line of nothing but introducers linear.
    boolean endless = false;
    while (escape >= 0) {
      out.append(line, from, escape);
      from = escape + 1;
      char kind = from < line.length() ? line.charAt(from) : '\0';
      if (kind == '[') {
        from = afterCsi(line, from + 1);
      } else if (kind == ']' || kind == '_' || kind == 'P') {
        int end = endless ? -1 : afterString(line, from + 1);
        endless |= end < 0;
        from = end < 0 ? from + 1 : end;
      } else if (kind == '(' || kind == ')') {
        from = Math.min(line.length(), from + 2);
      } else if (kind >= '0' && kind <= '~') {
        from++;
      }
      escape = line.indexOf(ESC, from);
    }
    return out.append(line, from, line.length()).toString();
  }

  /// Parameters `0`–`?`, intermediates blank–`/`, one final `@`–`~`.
  private static int afterCsi(String line, int from) {
    int i = from;
    while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '?') {
      i++;
    }
    while (i < line.length() && line.charAt(i) >= ' ' && line.charAt(i) <= '/') {
      i++;
    }
    return i < line.length() && line.charAt(i) >= '@' && line.charAt(i) <= '~' ? i + 1 : from;
  }

  private static int afterString(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == BEL) {
        return i + 1;
      }
      if (c == ESC) {
        return i + 1 < line.length() && line.charAt(i + 1) == '\\' ? i + 2 : i;
      }
    }
    return -1;
  }
}
