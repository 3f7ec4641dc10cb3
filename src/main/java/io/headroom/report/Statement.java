package io.headroom.report;

import io.headroom.ledger.Books;
import io.headroom.ledger.Journal.Reading;
import io.headroom.ledger.Price;
import java.time.Instant;
import java.util.Optional;

/// What a report is about.
///
/// @param books the sums
/// @param since from when on events count; [Instant#EPOCH] for all there are
/// @param until when the sums were taken
/// @param price what tokens cost; empty if that is not known
/// @param reading what was read, and what had to be left out
public record Statement(
    Books books, Instant since, Instant until, Optional<Price> price, Reading reading) {
  /// Whether there is nothing to report.
  ///
  /// @return true if no text was seen and nothing was given back
  public boolean isEmpty() {
    return books.totals().compressions() == 0
        && books.totals().retrievals() == 0
        && books.observed().compressions() == 0;
  }

  /// What had to be left out, in words.
  ///
  /// @return a sentence; empty if it was nothing
  String omissions() {
    return reading.damaged() + reading.foreign() == 0
        ? ""
        : "Left out: %s damaged lines, %s of another program or version."
            .formatted(reading.damaged(), reading.foreign());
  }
}
