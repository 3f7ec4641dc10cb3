package io.headroom.compress;

/// Where a shown text carries the marker of what it was made from.
public sealed interface MarkerPlace {
  /// Puts a marker into a text.
  ///
  /// @param text the shown text
  /// @param marker one line that JSON need not escape
  /// @return the text as it is given to a reader
  default String mark(String text, String marker) {
    return switch (this) {
      case LastLine _ -> text + "\n" + marker;
      case InString(int end) -> text.substring(0, end) + "\\n" + marker + text.substring(end);
      case Nowhere _ -> text;
    };
  }

  /// After the text, on a line of its own.
  record LastLine() implements MarkerPlace {}

  /// As the last line of a JSON string, so that the text stays the JSON it is.
  ///
  /// @param end offset of the string's closing quote in the shown text
  record InString(int end) implements MarkerPlace {}

  /// In no place: nothing was left out, and a marker would spoil the form.
  record Nowhere() implements MarkerPlace {}
}
