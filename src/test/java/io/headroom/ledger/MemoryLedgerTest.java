package io.headroom.ledger;

import static io.headroom.ledger.Sample.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.detect.ContentKind;
import io.headroom.store.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
  private Instant now = Sample.NOON;
  private final MemoryLedger ledger = new MemoryLedger(() -> now);

  @Test
  void sumsUpWhatWasSavedAndWhatItCost() {
    ledger.record(Sample.tools(400));
    ledger.record(text(1, 1_000, 300));
    ledger.record(text(2, 100, 150));
    ledger.record(Sample.part(1, ContentKind.LOG, 120));
    now = now.plusSeconds(90);
    Summary summary = ledger.summary();
    assertThat(summary.totals().compressions()).isEqualTo(2);
    assertThat(summary.totals().retrievals()).isEqualTo(1);
    assertThat(summary.totals().savedTokens()).isEqualTo(650);
    assertThat(summary.totals().netTokens()).isEqualTo(130);
    assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void whatWasOnlyObservedSavedNothing() {
    ledger.record(Sample.text(1, Sample.HOOK, ContentKind.LOG, 1_000, 300, true));
    assertThat(ledger.summary().totals()).isEqualTo(Totals.NONE);
    assertThat(ledger.summary().observed().savedTokens()).isEqualTo(700);
  }

  @Test
  void remembersTheLastTenEvents() {
    ledger.record(Sample.tools(400));
    for (int i = 0; i < 25; i++) {
      ledger.record(text(i, 10, 5));
    }
    assertThat(ledger.summary().recent()).hasSize(10).last().isEqualTo(text(24, 10, 5));
  }

  @Test
  void explainsTheLastThousandResults() {
    for (int i = 0; i < 1_200; i++) {
      ledger.record(text(i, i, 5));
    }
    assertThat(ledger.explain(hash(1_199)).orElseThrow().sizes().input()).isEqualTo(1_199);
    assertThat(ledger.explain(hash(1_000).brief())).isPresent();
    assertThat(ledger.explain(hash(0))).isEmpty();
    assertThat(ledger.explain(hash(5_000))).isEmpty();
    Hash other = new Hash(hash(1_199).brief().value() + "ffffffffffff");
    assertThat(ledger.explain(other)).isEmpty();
  }

  @Test
  void losesNoEventUnderManyThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        done.add(
            threads.submit(() -> {
              for (int i = 0; i < 1_000; i++) {
                ledger.record(text(i, 2, 1));
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(ledger.summary().totals().savedTokens()).isEqualTo(4_000);
  }

  private static Event.Compressed text(int id, int before, int after) {
    return Sample.text(id, ContentKind.LOG, before, after);
  }
}
