package io.headroom.config;

/// Something that was written and does not count, and why.
///
/// @param message one line, for people; without what a secret was set to
public record Problem(String message) {
  private static final int LONGEST = 60;

  /// How something that was written is quoted. A file may be somebody else's: what it says must not
  /// steer a terminal.
  static String quoted(String written) {
    String text = line(written);
    return '"' + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + '"';
  }

  /// A message of somebody else's, which may quote a file.
  static String line(String message) {
    return message.codePoints().allMatch(Problem::harmless) ? message : escaped(message);
  }

  private static String escaped(String written) {
    StringBuilder text = new StringBuilder();
    written.codePoints().map(c -> harmless(c) ? c : '\uFFFD').forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean harmless(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }

  @Override
  public String toString() {
    return message;
  }
}
