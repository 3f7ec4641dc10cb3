package io.headroom.app;

import io.headroom.home.Home;
import io.headroom.ledger.Books;
import io.headroom.ledger.Journal;
import io.headroom.ledger.Journal.Reading;
import io.headroom.ledger.Price;
import io.headroom.ledger.Prices;
import io.headroom.report.Since;
import io.headroom.report.Statement;
import io.headroom.report.Style;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Reads the user's books for a command.
final class Statements {
  static final ZoneId ZONE = ZoneId.systemDefault();

  private Statements() {}

  /// Adds up what was recorded.
  ///
  /// @param since how far back, as the user wrote it
  /// @param model whose price to tell; empty for the usual one's
  static Statement read(String since, String model, CommandSpec spec) throws IOException {
    Instant now = Instant.now();
    Instant from;
    try {
      from = Since.of(since, now, ZONE);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Prices prices = Prices.ofUser(Configuration.environment());
    Optional<Price> price = model.isEmpty() ? prices.usual() : prices.of(model);
    if (price.isEmpty() && !model.isEmpty()) {
      System.err.println("headroom: no price of " + model + " is known; models.json may give one");
    }
    Books books = new Books(ZONE);
    Reading reading = new Journal(Home.ofUser()).read(from, books::add);
    return new Statement(books, from, now, price, reading);
  }

  /// What the output can show.
  static Style style(PrintStream out, CommandSpec spec) {
    // Some versions of Java have a console in any case, some only at a terminal.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    int width = spec.commandLine().getUsageHelpWidth();
    return Style.of(width, terminal, out.charset(), System.getenv());
  }
}
