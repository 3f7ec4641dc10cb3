package io.headroom.select;

/// How much each signal counts when units are ranked.
///
/// @param rarity of a shape that one unit of all has
/// @param severity of a failure
/// @param surprise of an outlier or a change point
/// @param relevance of what answers the question in full
/// @param boundary of the first unit and the last
record Weights(
    double rarity, double severity, double surprise, double relevance, double boundary) {
  static final Weights DEFAULT = new Weights(0.50, 0.75, 0.45, 1.50, 0.60);
}
