package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final List<Event> EVENTS =
      List.of(
          Sample.tools(440),
          Sample.text(1, ContentKind.LOG, 10_000, 1_000),
          Sample.text(2, ContentKind.CODE, 2_000, 2_060),
          Sample.part(1, ContentKind.LOG, 500));

  @Test
  void netIsWhatIsLeftAfterAllCosts() {
    Totals totals = totals(EVENTS);
    assertThat(totals.leftOutTokens()).isEqualTo(9_000 + 30 - 60 + 30);
    assertThat(totals.savedTokens()).isEqualTo(9_000 - 60);
    assertThat(totals.netTokens()).isEqualTo(9_000 - 60 - 500 - 440);
  }

  @Test
  void eachPercentageNamesWhatItIsOf() {
    Totals totals = totals(EVENTS);
    assertThat(totals.percentOfOffered()).isEqualTo(66.7); // 8,000 of 12,000
    assertThat(totals.percentOfCompressed()).isEqualTo(80.0); // of 10,000
    assertThat(totals.percentOfEntered()).isEqualTo(200.0); // of 3,060 + 500 + 440
  }

  @Test
  void aLossIsSaidAsALoss() {
    Totals totals = totals(List.of(Sample.text(1, ContentKind.TEXT, 10, 60)));
    assertThat(totals.netTokens()).isEqualTo(-50);
    assertThat(totals.percentOfOffered()).isEqualTo(-500.0);
    assertThat(Totals.percent(10, 60)).isEqualTo(-500.0);
    assertThat(Totals.percent(0, 5)).isZero();
    assertThat(Totals.percent(1_000, 270)).isEqualTo(73.0);
    assertThat(Figures.money(-2_000_000, Prices.of(Path.of("none")).usual()))
        .containsEntry("estimated_cost_saved_usd", -6.0)
        .containsEntry("estimated_cost_saved_usd_at_cache_read_price", -0.6)
        .containsEntry("estimate", true);
  }

  @Test
  void sumsOfPartsAreTheSumOfTheWhole() {
    Totals parts = totals(EVENTS.subList(0, 2)).plus(totals(EVENTS.subList(2, 4)));
    assertThat(parts).isEqualTo(totals(EVENTS));
  }

  private static Totals totals(List<Event> events) {
    Totals totals = Totals.NONE;
    for (Event event : events) {
      totals = totals.plus(event);
    }
    return totals;
  }
}
