package io.headroom.ledger;

/// What sums are told apart by.
public enum By {
  /// The tool whose output it was; where that is not known, who asked.
  TOOL,
  /// What the text was taken for.
  KIND,
  /// Where the process was at work.
  PROJECT,
  /// The day, in the user's time zone.
  DAY
}
