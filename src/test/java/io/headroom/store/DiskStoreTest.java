package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static io.headroom.store.Entries.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.store.DiskStore.Verdict;
import io.headroom.store.OriginalStore.Cause;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.testing.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
  private static final Duration TTL = Duration.ofHours(24);
  private static final long MAX_BYTES = 2 << 20;

  // Blanks, signs of URLs and letters: a user's directory may have any of them.
  @TempDir private Path base;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final List<DiskStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(DiskStore::close);
  }

  @Test
  void givesEveryOriginalBackByteForByteToAnotherProcess() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (long seed = 0; seed < 50; seed++) {
      entries.add(entry(Original.ofText(Texts.troublesome(seed))));
    }
    entries.add(random(1, 100_000));
    entries.add(entry(""));
    try (DiskStore store = store()) {
      for (Entry entry : entries) {
        assertThat(keep(store, entry)).isInstanceOf(Kept.Stored.class);
      }
    }
    DiskStore later = store();
    for (Entry entry : entries) {
      Entry back = found(later, entry.hash());
      assertThat(back.original().bytes()).isEqualTo(entry.original().bytes());
      assertThat(back.original().text()).isEqualTo(entry.original().text());
      assertThat(back.about()).isEqualTo(entry.about());
      assertThat(found(later, entry.hash().brief()).hash()).isEqualTo(entry.hash());
    }
    assertThat(later.verify())
        .isEqualTo(new Verdict(Math.toIntExact(later.holding().entries()), 0, 0, "ok"));
  }

  @Test
  void twoStoresOfADirectorySeeWhatEachKeeps() throws IOException {
    DiskStore one = store();
    DiskStore other = store();
    keep(one, entry("of one"));
    keep(other, entry("of the other"));
    assertThat(found(other, entry("of one").hash()).original().text()).isEqualTo("of one");
    assertThat(found(one, entry("of the other").hash())).isNotNull();
    keep(other, entry("of one"));
    assertThat(one.holding().entries()).isEqualTo(2);
  }

  @Test
  void manyWritersLoseNothing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> results = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int first = t * 100;
        DiskStore store = store();
        results.add(
            threads.submit(() -> {
              for (int i = 0; i < 50; i++) {
                keep(store, random(first + i, 3_000));
              }
              return null;
            }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < 50; i++) {
        assertThat(found(store(), random(t * 100 + i, 3_000).hash())).isNotNull();
      }
    }
  }

  @Test
  void useRenewsTheTimeToLive() throws IOException {
    DiskStore store = store();
    keep(store, entry("used"));
    keep(store, entry("unused"));
    for (int i = 0; i < 3; i++) {
      now = now.plus(TTL).minusSeconds(1);
      assertThat(found(store, entry("used").hash())).isNotNull();
    }
    assertThat(store.find(entry("unused").hash(), Scope.ALL)).isInstanceOf(Lookup.Gone.class);
  }

  @Test
  void anExpiredOriginalIsRememberedForAWeek() throws IOException {
    Entry entry = entry(Original.ofText("a log"), "/project/build.log");
    Instant stored = now;
    keep(store(), entry);
    now = now.plus(TTL);
    Lookup gone = new Lookup.Gone(entry.hash(), entry.about(), Cause.EXPIRED, stored);
    assertThat(store().find(entry.hash(), Scope.ALL)).isEqualTo(gone);
    store().tidy();
    assertThat(store().find(entry.hash(), Scope.ALL)).isEqualTo(gone);
    assertThat(store().find(entry.hash().brief(), Scope.ALL)).isEqualTo(gone);
    assertThat(store().holding().entries()).isZero();
    now = now.plus(Duration.ofDays(7));
    store().tidy();
    assertThat(store().find(entry.hash(), Scope.ALL)).isInstanceOf(Lookup.Unknown.class);
  }

  @Test
  void anOriginalThatComesBackIsNoLongerGone() throws IOException {
    DiskStore store = store();
    keep(store, entry("back"));
    now = now.plus(TTL);
    store.tidy();
    keep(store, entry("back"));
    assertThat(found(store, entry("back").hash())).isNotNull();
    assertThat(store.holding().tombstones()).isZero();
  }

  @Test
  void aFullStoreKeepsTheNewestAndWhatIsUsed() throws IOException {
    DiskStore store = store();
    Entry used = random(0, 20_000);
    keep(store, used);
    for (int i = 1; i <= 200; i++) {
      now = now.plusMillis(1);
      assertThat(keep(store, random(i, 20_000))).isInstanceOf(Kept.Stored.class);
      assertThat(found(store, random(i, 20_000).hash())).isNotNull();
      assertThat(found(store, used.hash())).isNotNull();
      assertThat(store.holding().heldBytes()).isLessThanOrEqualTo(MAX_BYTES);
    }
    for (int i = 150; i <= 200; i++) {
      assertThat(found(store, random(i, 20_000).hash())).isNotNull();
    }
    assertThat(store.find(random(1, 20_000).hash(), Scope.ALL))
        .isInstanceOfSatisfying(
            Lookup.Gone.class, gone -> assertThat(gone.why()).isEqualTo(Cause.EVICTED));
  }

  @Test
  void aStoreFullOfSmallOriginalsStaysWithinItsBound() throws IOException {
    DiskStore store = store();
    for (int i = 0; i < 6_000; i++) {
      keep(store, entry("original " + i));
    }
    assertThat(store.holding().heldBytes()).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(found(store, entry("original 5999").hash())).isNotNull();
    assertThat(found(store, entry("original 5000").hash())).isNotNull();
  }

  @Test
  void refusesWhatIsLargerThanTheWholeStoreAndKeepsTheRest() throws IOException {
    DiskStore store = store();
    keep(store, entry("small"));
    assertThat(keep(store, random(1, 2 << 20))).isInstanceOf(Kept.TooLarge.class);
    assertThat(found(store, entry("small").hash())).isNotNull();
  }

  @Test
  void expiryGivesRoomBackToTheFileSystem() throws IOException {
    DiskSettings large = settings().withMaxBytes(1L << 30);
    try (DiskStore store = store(large)) {
      for (int i = 0; i < 200; i++) {
        keep(store, random(i, 100_000));
      }
    }
    assertThat(Files.size(large.database())).isGreaterThan(20_000_000);
    now = now.plus(TTL);
    try (DiskStore store = store(large)) {
      store.tidy();
    }
    assertThat(Files.size(large.database())).isLessThan(5_000_000);
  }

  @Test
  void nothingOfAnOriginalIsInPlainSightOnDisk() throws IOException {
    DiskStore store = store();
    Entry entry = entry(Original.ofText("PLAINTEXT-" + Texts.log(1, 50, "needle")), "/secret/path");
    keep(store, entry);
    now = now.plus(TTL);
    store.tidy();
    keep(store, entry);
    List<String> secrets =
        List.of(
            "PLAINTEXT",
            "secret",
            "text",
            entry.hash().value(),
            entry.hash().value().substring(0, 8));
    try (Stream<Path> files = Files.list(settings().directory())) {
      for (Path file : files.toList()) {
        String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(raw).as("%s", file).doesNotContain(secret);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings().directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void anotherKeyFindsNothingAndHarmsNothing() throws IOException {
    String key = "5a".repeat(32);
    DiskStore one = store();
    DiskStore other = store(with(key));
    keep(one, entry("mine"));
    assertThat(other.find(entry("mine").hash(), Scope.ALL)).isInstanceOf(Lookup.Unknown.class);
    keep(other, entry("mine"));
    keep(other, entry("theirs"));
    assertThat(other.verify()).isEqualTo(new Verdict(2, 0, 1, "ok"));
    assertThat(found(one, entry("mine").hash())).isNotNull();
    assertThat(found(store(with(key)), entry("theirs").hash())).isNotNull();
  }

  @Test
  void aKeyThatIsNoneIsRefusedAndTheStoreLeftAlone() throws IOException {
    keep(store(), entry("kept"));
    assertThatThrownBy(() -> store(with("secret")).holding())
        .hasMessageContaining("HEADROOM_STORE_KEY")
        .hasMessageNotContaining("secret");
    Path file = settings().directory().resolve("key");
    byte[] key = Files.readAllBytes(file);
    Files.writeString(file, "oops");
    assertThatThrownBy(() -> store().holding()).hasMessageContaining("holds no key");
    Files.write(file, key);
    assertThat(found(store(), entry("kept").hash())).isNotNull();
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideUntouched() throws IOException {
    Files.createDirectories(settings().directory());
    Files.writeString(settings().database(), "notes of mine");
    keep(store(), entry("kept"));
    assertThat(found(store(), entry("kept").hash())).isNotNull();
    assertThat(asides()).hasSize(1).first().asString().endsWith(".db");
    assertThat(asides().getFirst()).hasContent("notes of mine");
  }

  @Test
  void aDatabaseOfSomebodyElseIsSetAsideUntouched() throws IOException, SQLException {
    Files.createDirectories(settings().directory());
    sql("CREATE TABLE original (a)");
    keep(store(), entry("kept"));
    assertThat(found(store(), entry("kept").hash())).isNotNull();
    assertThat(asides()).hasSize(1);
  }

  @Test
  void aNewerVersionsDatabaseIsLeftInItsPlace() throws IOException, SQLException {
    keep(store(), entry("kept"));
    close();
    sql("PRAGMA user_version = " + (Schema.VERSION + 1));
    assertThatThrownBy(() -> store().holding()).hasMessageContaining("newer version");
    assertThat(asides()).isEmpty();
  }

  @Test
  void anOlderVersionsDatabaseIsSetAside() throws IOException, SQLException {
    keep(store(), entry("kept"));
    close();
    sql("PRAGMA user_version = " + (Schema.OLDEST - 1));
    keep(store(), entry("kept"));
    assertThat(found(store(), entry("kept").hash())).isNotNull();
    assertThat(asides()).hasSize(1);
  }

  @Test
  void aDamagedDatabaseIsSetAside() throws IOException {
    DiskStore store = store();
    for (int i = 0; i < 20; i++) {
      keep(store, random(i, 20_000));
    }
    store.close();
    byte[] bytes = Files.readAllBytes(settings().database());
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
    Files.write(settings().database(), bytes);
    store = store();
    assertThat(keep(store, entry("kept"))).isInstanceOf(Kept.Stored.class);
    assertThat(found(store(), entry("kept").hash())).isNotNull();
    assertThat(asides()).isNotEmpty();
  }

  @Test
  void aDamagedOriginalIsNotGivenBackAndCanBeStoredAgain() throws IOException, SQLException {
    DiskStore store = store();
    Entry entry = random(1, 5_000);
    keep(store, entry);
    sql("UPDATE original SET body = zeroblob(length(body))");
    assertThat(store.verify()).isEqualTo(new Verdict(0, 1, 0, "ok"));
    assertThat(store.find(entry.hash(), Scope.ALL)).isInstanceOf(Lookup.Unknown.class);
    keep(store, entry);
    assertThat(found(store, entry.hash())).isNotNull();
  }

  @Test
  void aDatabaseThatIsDeletedInUseIsMadeAgain() throws IOException {
    DiskStore store = store();
    keep(store, entry("before"));
    for (String name : List.of("originals.db", "originals.db-wal", "originals.db-shm")) {
      Files.delete(settings().directory().resolve(name));
    }
    keep(store, entry("after"));
    assertThat(found(store(), entry("after").hash())).isNotNull();
  }

  @Test
  void whatIsPurgedIsAsIfItNeverWas() throws IOException {
    DiskStore store = store();
    keep(store, entry("one"));
    keep(store, entry("two"));
    assertThat(store.purge(entry("one").hash())).isTrue();
    assertThat(store.purge(entry("one").hash())).isFalse();
    assertThat(store.find(entry("one").hash(), Scope.ALL)).isInstanceOf(Lookup.Unknown.class);
    assertThat(found(store, entry("two").hash())).isNotNull();
    store.purge();
    assertThat(store.find(entry("two").hash(), Scope.ALL)).isInstanceOf(Lookup.Unknown.class);
    assertThat(store.holding().entries()).isZero();
    assertThat(store.holding().tombstones()).isZero();
    keep(store, entry("two"));
    assertThat(found(store, entry("two").hash())).isNotNull();
  }

  @Test
  void worksInADirectoryOfAnyName() throws IOException {
    DiskSettings odd = DiskSettings.in(base.resolve("a b?c#d%20é"));
    keep(store(odd), entry("kept"));
    assertThat(found(store(odd), entry("kept").hash())).isNotNull();
    assertThat(odd.database()).exists();
  }

  private DiskSettings settings() {
    return new DiskSettings(base.resolve("store"), Optional.empty(), MAX_BYTES, TTL);
  }

  private DiskSettings with(String key) {
    return settings().with(Map.of("HEADROOM_STORE_KEY", key));
  }

  private DiskStore store() {
    return store(settings());
  }

  private DiskStore store(DiskSettings settings) {
    DiskStore store = new DiskStore(settings, () -> now);
    opened.add(store);
    return store;
  }

  private Kept keep(DiskStore store, Entry entry) throws IOException {
    return store.keep(Packed.of(entry, now), Scope.ALL);
  }

  private static Entry found(DiskStore store, Hash hash) throws IOException {
    Lookup lookup = store.find(hash, Scope.ALL);
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found) lookup).entry();
  }

  private List<Path> asides() throws IOException {
    try (Stream<Path> files = Files.list(settings().directory())) {
      return files
          .filter(file -> file.toString().contains("set-aside-"))
          .filter(file -> file.toString().endsWith(".db"))
          .toList();
    }
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + settings().database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
