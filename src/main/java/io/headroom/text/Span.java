package io.headroom.text;

/// A half-open range of UTF-16 offsets into one text.
///
/// @param start first offset, at least 0
/// @param end offset after the last, at least `start`
public record Span(int start, int end) {
  /// Checks the range.
  ///
  /// @throws IllegalArgumentException if the range is negative or reversed
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /// Length in UTF-16 units.
  ///
  /// @return at least 0
  public int length() {
    return end - start;
  }

  /// The part of a text this span covers.
  ///
  /// @param text the text the offsets were taken from
  /// @return the slice, unchanged
  public String of(String text) {
    return text.substring(start, end);
  }
}
