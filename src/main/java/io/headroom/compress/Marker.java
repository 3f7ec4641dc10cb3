package io.headroom.compress;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The line that says a text is not whole and where the whole is.
public final class Marker {
  // The forms that ours and other programs of the same contract write. All of them name a hash, but
  // for the one that closes a part of a text: there the hash stands once, for all the parts.
  private static final Pattern OURS =
      Pattern.compile(
          "<<ccr:[0-9a-f]{12,24}[^>\\n]*>>"
              + "|\\[[^\\]\\n]*\\b(?:compressed to|Retrieve (?:more|original|full diff):)[^\\]\\n]*hash=[0-9a-f]{12,24}[^\\]\\n]*\\]"
              + "|^\\[\\d+ [a-z]+ compressed to \\d+\\]$");

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\[(\\d+) ([a-z]+) compressed to \\d+\\. Retrieve more: hash=[0-9a-f]{24}\\]");

  private static final Pattern LINE =
      Pattern.compile("^" + WHOLE.pattern() + "$", Pattern.MULTILINE);

  private static final Pattern SPLICED = Pattern.compile("\\\\n" + WHOLE.pattern() + "\"");

  private static final int TAIL = 400;

  private static final String LONGEST_UNIT = "documents";

  private Marker() {}

  /// The marker of a compression.
  ///
  /// @param compression what was shown
  /// @param hash the original's name
  /// @return `[N items compressed to M. Retrieve more: hash=…]`, one line of ASCII without quotes
  ///   or backslashes, so that it can stand in a JSON string as it is
  public static String of(Compression compression, String hash) {
    return of(compression.total(), compression.unit(), compression.shown(), hash);
  }

  /// The longest marker a text may get: no text has more of anything than characters.
  ///
  /// @param length length of the original in UTF-16 units
  /// @param hash the original's name
  /// @return a marker
  public static String longest(int length, String hash) {
    return of(length, LONGEST_UNIT, length, hash);
  }

  private static String of(int total, String unit, int shown, String hash) {
    return "[%s %s compressed to %s. Retrieve more: hash=%s]".formatted(total, unit, shown, hash);
  }

  /// The marker of a part that has no original of its own, because the text around it has.
  ///
  /// @param compression what was shown of the part
  /// @return `[N lines compressed to M]`, spelled as [#of] is
  public static String ofPart(Compression compression) {
    return "[%s %s compressed to %s]"
        .formatted(compression.total(), compression.unit(), compression.shown());
  }

  /// What was left out, by class: the line above the marker. Total, shown and these add up.
  ///
  /// @param compression what was shown
  /// @return `[omitted 1966 lines: 1900 info, 66 warning]`; empty where one class says no more than
  ///   the marker
  public static String receipt(Compression compression) {
    if (compression.omitted().isEmpty()) {
      return "";
    }
    return compression.omitted().stream()
        .map(some -> some.count() + " " + some.what())
        .collect(
            Collectors.joining(
                ", ",
                "[omitted %s %s: "
                    .formatted(compression.total() - compression.shown(), compression.unit()),
                "]"));
  }

  /// Whether a text ends as our own output does. A marker somewhere in the middle is just something
  /// the text speaks of.
  ///
  /// @param text any text
  /// @return true if its last line is a marker, or if it is one
  public static boolean ends(String text) {
    return OURS.matcher(lastLine(text)).find();
  }

  /// Whether a text ends in the marker of a whole with this many units: a text that has grown since
  /// it was marked has more of them.
  ///
  /// @param text any text
  /// @param total how many units
  /// @param unit which
  /// @return true if its last line is that marker
  public static boolean ends(String text, int total, String unit) {
    Matcher whole = WHOLE.matcher(lastLine(text));
    return whole.matches()
        && Integer.toString(total).equals(whole.group(1))
        && unit.equals(whole.group(2));
  }

  /// Whether a text has a marker of ours on a line of its own, wherever: our output with what a
  /// client wrote after it.
  ///
  /// @param text any text
  /// @return true if it has one
  public static boolean within(String text) {
    return LINE.matcher(text).find();
  }

  /// Whether a JSON text has a marker as the last line of one of its strings, as our output has
  /// where a line after the end would spoil it.
  ///
  /// @param json any text
  /// @return true if it has one
  public static boolean inString(String json) {
    return SPLICED.matcher(json).find();
  }

  private static String lastLine(String text) {
    String tail = text.substring(Math.max(0, text.length() - TAIL)).stripTrailing();
    return tail.substring(tail.lastIndexOf('\n') + 1);
  }
}
