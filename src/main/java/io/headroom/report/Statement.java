package io.headroom.report;

import io.headroom.ledger.Books;
import io.headroom.ledger.Journal.Reading;
import io.headroom.ledger.Price;
import io.headroom.ledger.Totals;
import java.time.Instant;
import java.util.Locale;
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
        : "Lines left out: %s damaged, %s of another program or version."
            .formatted(reading.damaged(), reading.foreign());
  }

  /// What was only measured, in words.
  ///
  /// @return a sentence; empty if nothing was
  String observation() {
    Totals observed = books.observed();
    return observed.compressions() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "Observed only: %,d texts of %,d tokens, which would have been %,d (%.1f %% less).",
            observed.compressions(),
            observed.inputTokens(),
            observed.outputTokens(),
            Totals.percent(observed.inputTokens(), observed.outputTokens()));
  }
}
