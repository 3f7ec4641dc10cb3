package io.headroom.select.rows;

/// One value of one row, as its source spells it.
public interface Value {
  /// The value as its source spells it; equal values are spelled alike.
  ///
  /// @return the spelling, empty if there is none
  String raw();

  /// What the value says, without the quotes and escapes of its spelling.
  ///
  /// @return the characters it stands for
  String text();

  /// Length of the spelling.
  ///
  /// @return UTF-16 units
  int weight();

  /// Whether the row has no such value.
  ///
  /// @return true for a hole
  boolean missing();

  /// Whether there is nothing to read: a hole, or a spelling of nothing.
  ///
  /// @return true if so
  boolean absent();

  /// Whether the value has no parts.
  ///
  /// @return true if so
  boolean scalar();

  /// The value as a number.
  ///
  /// @return the number, or NaN if it is none
  double number();
}
