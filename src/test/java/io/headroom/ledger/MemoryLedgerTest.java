package io.headroom.ledger;

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
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");
  private final MemoryLedger ledger = new MemoryLedger(() -> now);

  @Test
  void sumsUpWhatWasSavedAndWhatItCost() {
    ledger.record(compressed(1, 1_000, 300));
    ledger.record(compressed(2, 100, 150));
    ledger.record(new Event.Retrieved(now, hash(1), "", "query", 120));
    now = now.plusSeconds(90);
    Summary summary = ledger.summary();
    assertThat(summary.compressions()).isEqualTo(2);
    assertThat(summary.retrievals()).isEqualTo(1);
    assertThat(summary.savedTokens()).isEqualTo(650);
    assertThat(summary.netTokens(400)).isEqualTo(130);
    assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aLossIsSaidAsALoss() {
    ledger.record(compressed(1, 10, 60));
    assertThat(ledger.summary().savedTokens()).isEqualTo(-50);
    assertThat(Summary.percent(10, 60)).isEqualTo(-500.0);
    assertThat(Summary.percent(0, 5)).isZero();
    assertThat(Summary.percent(1_000, 270)).isEqualTo(73.0);
  }

  @Test
  void remembersTheLastTenEvents() {
    for (int i = 0; i < 25; i++) {
      ledger.record(compressed(i, 10, 5));
    }
    assertThat(ledger.summary().recent()).hasSize(10);
    assertThat(ledger.summary().recent().getLast().hash()).isEqualTo(hash(24));
  }

  @Test
  void explainsTheLastThousandResults() {
    for (int i = 0; i < 1_200; i++) {
      ledger.record(compressed(i, i, 5));
    }
    assertThat(ledger.explain(hash(1_199)).orElseThrow().inputTokens()).isEqualTo(1_199);
    assertThat(ledger.explain(new Hash(hash(1_000).value().substring(0, 12)))).isPresent();
    assertThat(ledger.explain(hash(0))).isEmpty();
    assertThat(ledger.explain(hash(5_000))).isEmpty();
  }

  @Test
  void losesNoEventUnderManyThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        done.add(
            threads.submit(() -> {
              for (int i = 0; i < 1_000; i++) {
                ledger.record(compressed(i, 2, 1));
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(ledger.summary().savedTokens()).isEqualTo(4_000);
  }

  private Event.Compressed compressed(int id, int before, int after) {
    return new Event.Compressed(
        now,
        hash(id),
        "",
        ContentKind.LOG,
        "lines",
        List.of("templates"),
        "",
        before,
        after,
        new Event.Timings(1, 2, 3));
  }

  private static Hash hash(int id) {
    return new Hash("%012d".formatted(id) + "000000000000");
  }
}
