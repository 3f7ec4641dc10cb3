package io.headroom.report;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Books;
import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Journal.Reading;
import io.headroom.ledger.Price;
import io.headroom.ledger.Sample;
import io.headroom.ledger.Who;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Books to report on.
final class Reports {
  static final String TRICKY = "<script>alert(\"x\")</script>&='\u0007";

  private Reports() {}

  static Statement statement() {
    int day = (int) Duration.ofDays(1).toMinutes();
    return statement(
        List.of(
            Sample.tools(440),
            Sample.text(1, ContentKind.LOG, 8_000, 1_000),
            Sample.text(day, ContentKind.LOG, 2_000, 1_700),
            Sample.text(
                2 * day, new Who(Door.HOOK, "c", TRICKY), ContentKind.CODE, 2_000, 2_060, false),
            Sample.part(1, ContentKind.LOG, 500)));
  }

  static Statement empty() {
    return statement(List.of());
  }

  static Statement statement(List<? extends Event> events) {
    Books books = new Books(ZoneOffset.UTC);
    events.forEach(event -> books.add(Sample.posting(event)));
    return new Statement(
        books,
        Instant.EPOCH,
        Sample.NOON.plus(Duration.ofDays(9)),
        Optional.of(new Price("some-model", 3, 0.3, "a test")),
        new Reading(events.size(), 0, 0));
  }
}
