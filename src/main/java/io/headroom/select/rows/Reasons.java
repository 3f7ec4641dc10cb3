package io.headroom.select.rows;

/// How strong a reason each signal is to show a row, 0 (none) to 1 (certain).
///
/// @param rare a value few rows have
/// @param crowded a value few rows have, which others have shown before
/// @param far a number far from the others
/// @param extreme the least, the greatest, the first, the last
/// @param step the first number of another level
/// @param failure a value that names a failure
record Reasons(
    double rare, double crowded, double far, double extreme, double step, double failure) {
  static final Reasons DEFAULT = new Reasons(0.85, 0.3, 0.85, RowSignals.EXTREME, 0.6, 0.5);
}
