package io.headroom.select;

/// How much each signal counts when units are ranked.
///
/// @param rarity of a shape that one unit of all has
/// @param severity of a failure
/// @param surprise of an outlier or a change point
/// @param relevance of what answers the question in full
/// @param boundary of the first unit and the last
/// @param repeat share of its worth that the second unit of a shape is left with, and the third of
///   the second's
/// @param price by how much more a unit has to be worth that takes more tokens: the exponent of its
///   size. In proportion (1) a question's answer loses to scraps; 0 takes no notice of size
record Weights(
    double rarity,
    double severity,
    double surprise,
    double relevance,
    double boundary,
    double repeat,
    double price) {
  static final Weights DEFAULT = new Weights(0.50, 0.75, 0.45, 1.50, 0.60, 0.50, 0.25);

  /// What the worth of a unit is divided by.
  ///
  /// @param octaves how often its size doubles that of the smallest
  double price(double octaves) {
    return Math.pow(2, price * octaves);
  }
}
