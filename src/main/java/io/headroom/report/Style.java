package io.headroom.report;

import java.nio.charset.Charset;
import java.util.Map;

/// What a terminal can show.
///
/// @param width columns
/// @param unicode whether block characters can be written
/// @param colour whether colours are welcome
public record Style(int width, boolean unicode, boolean colour) {
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 140;

  /// Keeps the width to what can be laid out.
  public Style {
    width = Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
  }

  /// The style of an output.
  ///
  /// @param width columns, where the environment's `COLUMNS` says nothing else
  /// @param terminal whether it is one
  /// @param charset what it is written in
  /// @param environment with `NO_COLOR` and `TERM`
  /// @return how to write to it
  public static Style of(
      int width, boolean terminal, Charset charset, Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    boolean colour =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Style(
        columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : width,
        charset.newEncoder().canEncode("█▏▁…−·"),
        colour);
  }

  String bold(String text) {
    return painted("1", text);
  }

  String dim(String text) {
    return painted("2", text);
  }

  String good(String text) {
    return painted("32", text);
  }

  String bad(String text) {
    return painted("31", text);
  }

  private String painted(String code, String text) {
    return colour && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  /// A text in so many columns at most.
  String cut(String text, int columns) {
    String plain = unicode ? text : text.replaceAll("[^\\x20-\\x7e]", "?");
    if (plain.codePointCount(0, plain.length()) <= columns) {
      return plain;
    }
    String more = unicode ? "…" : "~";
    return plain.substring(0, plain.offsetByCodePoints(0, Math.max(0, columns - 1))) + more;
  }
}
