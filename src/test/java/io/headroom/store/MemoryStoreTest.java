package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static io.headroom.store.Entries.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.OriginalStore.Cause;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.testing.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private final AtomicLong nanos = new AtomicLong(-5); // the clock may begin anywhere
  private final MemoryStore store = new MemoryStore(1_000_000, TTL, nanos::get, () -> NOW);

  @Test
  void givesEveryOriginalBackByteForByte() {
    for (long seed = 0; seed < 200; seed++) {
      Entry entry = entry(Original.ofText(Texts.troublesome(seed)));
      store.put(entry);
      assertThat(found(entry.hash()).original().text()).isEqualTo(entry.original().text());
      assertThat(found(entry.hash()).original().bytes()).isEqualTo(entry.original().bytes());
    }
    Entry binary = random(1, 5_000);
    store.put(binary);
    assertThat(found(binary.hash()).original().bytes()).isEqualTo(binary.original().bytes());
    assertThat(found(binary.hash()).about()).isEqualTo(binary.about());
  }

  @Test
  void findsAnOriginalByTheFirstTwelveDigits() {
    Entry entry = random(1, 100);
    store.put(entry);
    Hash brief = new Hash(entry.hash().value().substring(0, 12));
    assertThat(found(brief).hash()).isEqualTo(entry.hash());
    Hash other = new Hash(brief.value() + "000000000000");
    assertThat(store.find(other)).isInstanceOf(Lookup.Unknown.class);
  }

  @Test
  void useRenewsTheTimeToLive() {
    Entry used = random(1, 100);
    Entry unused = random(2, 100);
    store.put(used);
    store.put(unused);
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofMinutes(9));
      assertThat(store.find(used.hash())).isInstanceOf(Lookup.Found.class);
    }
    assertThat(store.find(unused.hash()))
        .isEqualTo(new Lookup.Gone(unused.hash(), unused.about(), Cause.EXPIRED, NOW));
  }

  @Test
  void puttingAgainRenewsTheTimeToLive() {
    Entry entry = random(1, 100);
    store.put(entry);
    pass(Duration.ofMinutes(9));
    store.put(entry);
    pass(Duration.ofMinutes(9));
    assertThat(store.find(entry.hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.holdings().entries()).isEqualTo(1);
  }

  @Test
  void anExpiredOriginalGivesItsBytesBack() {
    store.put(random(1, 10_000));
    assertThat(store.holdings().heldBytes()).isBetween(10_000L, 11_000L);
    pass(TTL);
    assertThat(store.holdings().entries()).isZero();
    assertThat(store.holdings().heldBytes()).isZero();
  }

  @Test
  void tellsExpiredEvictedAndUnknownApart() {
    Entry first = random(1, 400_000);
    store.put(first);
    store.put(random(2, 400_000));
    store.put(random(3, 400_000));
    assertThat(store.find(first.hash()))
        .isEqualTo(new Lookup.Gone(first.hash(), first.about(), Cause.EVICTED, NOW));
    assertThat(store.find(random(9, 10).hash())).isInstanceOf(Lookup.Unknown.class);
  }

  @Test
  void anOriginalThatComesBackIsNoLongerGone() {
    Entry entry = random(1, 100);
    store.put(entry);
    pass(TTL);
    store.put(entry);
    assertThat(store.find(entry.hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void aFullStoreKeepsTheNewestAndWhatIsUsed() {
    Entry used = random(0, 20_000);
    store.put(used);
    List<Entry> all = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      Entry entry = random(i, 20_000);
      all.add(entry);
      assertThat(store.put(entry)).isInstanceOf(Kept.Stored.class);
      assertThat(store.find(entry.hash())).as("put %d", i).isInstanceOf(Lookup.Found.class);
      assertThat(store.find(used.hash())).isInstanceOf(Lookup.Found.class);
      assertThat(store.holdings().heldBytes()).isLessThanOrEqualTo(1_000_000);
    }
    for (Entry entry : all.subList(260, 300)) {
      assertThat(store.find(entry.hash())).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void refusesWhatIsLargerThanTheWholeStoreAndKeepsTheRest() {
    Entry small = random(1, 100);
    store.put(small);
    assertThat(store.put(random(2, 1_100_000))).isInstanceOf(Kept.TooLarge.class);
    assertThat(store.find(small.hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void holdsTogetherUnderManyThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> results = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int seed = t;
        results.add(
            threads.submit(() -> {
              for (int i = 0; i < 200; i++) {
                Entry entry = random(seed * 1_000L + i % 50, 10_000);
                store.put(entry);
                if (store.find(entry.hash()) instanceof Lookup.Found(Entry same, _, _)) {
                  assertThat(same.original().bytes()).isEqualTo(entry.original().bytes());
                }
              }
            }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    assertThat(store.holdings().heldBytes()).isLessThanOrEqualTo(1_000_000);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Entry found(Hash hash) {
    assertThat(store.find(hash)).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found) store.find(hash)).entry();
  }
}
