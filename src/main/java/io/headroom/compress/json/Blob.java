package io.headroom.compress.json;

import java.util.Optional;

/// Strings nobody reads: bytes spelled in letters. They are named and measured, not quoted.
final class Blob {
  /// Shorter ones may be keys or hashes.
  private static final int LEAST = 200;

  /// So much is looked at.
  private static final int SAMPLE = 2_000;

  // Of 64 letters in random order, 26 are capitals, 26 small, 10 digits. Paths and long names are
  // far from that.
  private static final double LEAST_CASE = 0.15;
  private static final double LEAST_DIGITS = 0.05;

  private static final String[][] STARTS = {
    {"iVBORw0KGgo", "png"},
    {"/9j/", "jpeg"},
    {"R0lGOD", "gif"},
    {"UklGR", "webp"},
    {"JVBERi0", "pdf"},
    {"UEsDB", "zip"},
    {"H4sI", "gzip"},
    {"f0VMR", "elf"},
    {"AGFzbQ", "wasm"}
  };

  private static final String SAID = "<base64, ";

  private Blob() {}

  /// Describes a string that spells bytes.
  ///
  /// @param value any string
  /// @return `<base64, 12,345 chars, png>`, or empty if it may be readable
  static Optional<String> describe(String value) {
    if (value.length() < LEAST) {
      return Optional.empty();
    }
    String media = "";
    int from = 0;
    if (value.startsWith("data:")) {
      int comma = value.indexOf(";base64,");
      if (comma < 0 || comma > 100) {
        return Optional.empty();
      }
      media = ", " + value.substring("data:".length(), comma);
      from = comma + ";base64,".length();
    }
    if (!spelled(value, from)) {
      return Optional.empty();
    }
    for (String[] start : STARTS) {
      media = media.isEmpty() && value.startsWith(start[0]) ? ", " + start[1] : media;
    }
    return Optional.of(SAID + grouped(value.length()) + " chars" + media + ">");
  }

  /// Whether a text is such a description.
  static boolean described(String text) {
    return text.startsWith(SAID);
  }

  private static boolean spelled(String value, int from) {
    int end = Math.min(value.length(), from + SAMPLE);
    int capitals = 0;
    int small = 0;
    int digits = 0;
    int others = 0;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        capitals += i < end ? 1 : 0;
      } else if (c >= 'a' && c <= 'z') {
        small += i < end ? 1 : 0;
      } else if (c >= '0' && c <= '9') {
        digits += i < end ? 1 : 0;
      } else if ("+/-_=\r\n".indexOf(c) >= 0) {
        others += i < end ? 1 : 0;
      } else {
        return false;
      }
    }
    int all = capitals + small + digits + others;
    return Math.min(capitals, small) >= LEAST_CASE * all && digits >= LEAST_DIGITS * all;
  }

  /// A number with commas between its thousands.
  private static String grouped(int number) {
    StringBuilder out = new StringBuilder().append(number);
    for (int i = out.length() - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }
}
