package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static io.headroom.store.Entries.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.OriginalStore.Disk;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TieredStoreTest {
  @TempDir private Path home;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final List<TieredStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(TieredStore::close);
  }

  @Test
  void whatOneProcessKeepsTheNextOneFinds() {
    store().put(entry("kept"));
    assertThat(store().find(entry("kept").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store().find(entry("kept").hash().brief())).isInstanceOf(Lookup.Found.class);
    assertThat(store().ttlSeconds()).isEqualTo(24 * 3_600);
  }

  @Test
  void whatMemoryCannotHoldIsKeptOnDisk() {
    TieredStore store = store();
    Entry large = random(1, 300_000);
    assertThat(store.put(large)).isInstanceOf(Kept.Stored.class);
    assertThat(store.holdings().entries()).isZero();
    assertThat(store.find(large.hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void usingAnOriginalFromMemoryKeepsItOnDisk() {
    TieredStore store = store();
    store.put(entry("used"));
    for (int i = 0; i < 3; i++) {
      now = now.plus(Duration.ofHours(23));
      assertThat(store.find(entry("used").hash())).isInstanceOf(Lookup.Found.class);
    }
    assertThat(store().find(entry("used").hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void anExpiredOriginalStillSaysWhatItWas() {
    store().put(entry(Original.ofText("a log"), "/project/build.log"));
    now = now.plus(Duration.ofHours(25));
    assertThat(store().find(entry("a log").hash()))
        .isInstanceOfSatisfying(
            Lookup.Gone.class,
            gone -> assertThat(gone.about().source()).isEqualTo("/project/build.log"));
  }

  @Test
  void whatIsInMemoryComesBackToADiskThatLostIt() throws IOException {
    TieredStore store = store();
    store.put(entry("kept"));
    DiskSettings settings = DiskSettings.in(home);
    for (String name : List.of("originals.db", "originals.db-wal", "originals.db-shm")) {
      Files.delete(settings.directory().resolve(name));
    }
    store.put(entry("kept"));
    assertThat(store().find(entry("kept").hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void withoutADiskMemoryGoesOnAloneAndSaysSo() throws IOException {
    Files.writeString(home.resolve("store"), "in the way");
    TieredStore store = store();
    assertThat(store.put(entry("kept"))).isInstanceOf(Kept.Stored.class);
    assertThat(store.find(entry("kept").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("never").hash())).isInstanceOf(Lookup.Unknown.class);
    assertThat(store.put(random(1, 300_000))).isInstanceOf(Kept.TooLarge.class);
    assertThat(store.disk()).isInstanceOf(Disk.Failed.class);
    assertThat(store.ttlSeconds()).isEqualTo(3_600);
    assertThat(home.resolve("store")).hasContent("in the way");
  }

  @Test
  void saysWhatIsOnDisk() {
    TieredStore store = store();
    store.put(entry("kept"));
    assertThat(store.disk())
        .isInstanceOfSatisfying(
            Disk.Holding.class,
            held -> {
              assertThat(held.entries()).isEqualTo(1);
              assertThat(held.trouble()).isEmpty();
            });
  }

  private TieredStore store() {
    TieredStore store =
        new TieredStore(
            new MemoryStore(200_000, Duration.ofHours(1)),
            new DiskStore(DiskSettings.in(home), () -> now),
            () -> now);
    opened.add(store);
    return store;
  }
}
