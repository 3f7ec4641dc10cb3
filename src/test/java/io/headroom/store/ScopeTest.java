package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static io.headroom.store.Entries.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.home.Project;
import io.headroom.store.OriginalStore.Lookup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who sees which originals, in memory alone, on disk, and in both.
class ScopeTest {
  private static final Project A = Project.of(Path.of("/projects/alpha"));
  private static final Project B = Project.of(Path.of("/projects/beta"));
  private static final Scope IN_A = Scope.of(A);
  private static final Scope IN_B = Scope.of(B);

  @TempDir private Path home;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final List<AutoCloseable> opened = new ArrayList<>();

  enum Kind {
    MEMORY,
    BOTH
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProjectSeesItsOwnOriginalsOnly(Kind kind) {
    OriginalStore store = store(kind);
    store.put(entry("a"), IN_A);
    assertThat(store.find(entry("a").hash(), IN_A)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("a").hash().brief(), IN_A)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("a").hash(), IN_B)).isInstanceOf(Lookup.Elsewhere.class);
    assertThat(store.find(entry("a").hash().brief(), IN_B)).isInstanceOf(Lookup.Elsewhere.class);
    assertThat(store.find(entry("b").hash(), IN_B)).isInstanceOf(Lookup.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource
  void theSameBytesAreKeptOnceForAllThatStoredThem(Kind kind) {
    OriginalStore store = store(kind);
    store.put(entry("same"), IN_A);
    store.within(IN_B).put(entry("same"));
    assertThat(store.within(IN_A).find(entry("same").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.within(IN_B).find(entry("same").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.holdings().entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whoSeesAllSeesAll(Kind kind) {
    OriginalStore store = store(kind);
    Scope user = IN_B.with(Map.of("HEADROOM_STORE_SCOPE", "user"));
    store.put(entry("a"), IN_A);
    store.put(entry("b"), user);
    assertThat(store.find(entry("a").hash(), user)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("a").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("b").hash(), IN_B)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("b").hash(), IN_A)).isInstanceOf(Lookup.Elsewhere.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyClaimsIsEverybodys(Kind kind) {
    OriginalStore store = store(kind);
    store.put(entry("all"));
    store.put(entry("all"), IN_A);
    assertThat(store.find(entry("all").hash(), IN_B)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void anotherProcessOfTheProjectSeesItToo() {
    store(Kind.BOTH).put(entry("a"), IN_A);
    assertThat(store(Kind.BOTH).find(entry("a").hash(), IN_A)).isInstanceOf(Lookup.Found.class);
    assertThat(store(Kind.BOTH).find(entry("a").hash(), IN_B)).isInstanceOf(Lookup.Elsewhere.class);
  }

  @Test
  void severalRootsAreSeenTogether() {
    OriginalStore store = store(Kind.BOTH);
    store.put(entry("a"), IN_A);
    store.put(entry("b"), IN_B);
    Scope both = new Scope(Set.of(A, B), Optional.of(Set.of(A, B)));
    assertThat(store.find(entry("a").hash(), both)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("b").hash(), both)).isInstanceOf(Lookup.Found.class);
    store.put(entry("of both"), both);
    assertThat(store.find(entry("of both").hash(), IN_A)).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("of both").hash(), IN_B)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void whatIsGoneIsToldToThoseWhoSawIt() {
    OriginalStore store = store(Kind.BOTH);
    store.put(entry("a"), IN_A);
    now = now.plus(Duration.ofHours(25));
    OriginalStore later = store(Kind.BOTH);
    assertThat(later.find(entry("a").hash(), IN_A)).isInstanceOf(Lookup.Gone.class);
    assertThat(later.find(entry("a").hash(), IN_B)).isInstanceOf(Lookup.Unknown.class);
  }

  @Test
  void aPurgeReachesServersThatHaveItInMemory() throws IOException {
    OriginalStore server = store(Kind.BOTH);
    server.put(entry("one"), IN_A);
    server.put(entry("two"), IN_A);
    DiskStore person = disk();
    assertThat(person.purge(entry("one").hash())).isTrue();
    assertThat(server.find(entry("one").hash(), IN_A)).isInstanceOf(Lookup.Unknown.class);
    assertThat(server.find(entry("two").hash(), IN_A)).isInstanceOf(Lookup.Found.class);
    person.purge();
    assertThat(server.find(entry("two").hash(), IN_A)).isInstanceOf(Lookup.Unknown.class);
    assertThat(server.holdings().entries()).isZero();
    server.put(entry("one"), IN_B);
    assertThat(server.find(entry("one").hash(), IN_B)).isInstanceOf(Lookup.Found.class);
    assertThat(server.find(entry("one").hash(), IN_A)).isInstanceOf(Lookup.Elsewhere.class);
  }

  @Test
  void linksGoWithWhatTheyAreLinksTo() throws IOException {
    DiskStore store = new DiskStore(DiskSettings.in(home).withMaxBytes(2 << 20), () -> now);
    opened.add(store);
    for (int i = 0; i < 300; i++) {
      store.keep(Packed.of(random(i, 20_000), now), i % 2 == 0 ? IN_A : IN_B);
    }
    now = now.plus(Duration.ofDays(2));
    store.tidy();
    now = now.plus(Duration.ofDays(8));
    store.tidy();
    store.keep(Packed.of(entry("last"), now), IN_A);
    assertThat(links()).isEqualTo(1);
  }

  @Test
  void noPathOfAProjectIsOnDisk() throws IOException {
    store(Kind.BOTH).put(entry("a"), IN_A);
    try (Stream<Path> files = Files.list(DiskSettings.in(home).directory())) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("alpha");
      }
    }
  }

  @Test
  void aStoreOfTheVersionBeforeIsTakenOverForAllProjects() throws IOException {
    DiskSettings settings = DiskSettings.in(home);
    Files.createDirectories(settings.directory());
    for (String name : List.of("originals.db", "key")) {
      URL resource = Objects.requireNonNull(ScopeTest.class.getResource("/store/v2/" + name));
      try (InputStream in = resource.openStream()) {
        Files.write(settings.directory().resolve(name), in.readAllBytes());
      }
    }
    now = Instant.parse("2026-11-21T20:00:00Z"); // an hour after it was made
    Hash first = new Hash("d91a39e5c2b7821f94760991");
    OriginalStore store = store(Kind.BOTH);
    assertThat(store.find(first, IN_A))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found ->
                assertThat(found.entry().original().text())
                    .startsWith("2026-01-05 08:00:01 INFO worker line 1\n")
                    .hasLineCount(400));
    assertThat(store.find(new Hash("705772128ca9"), IN_B)).isInstanceOf(Lookup.Found.class);
    store.put(((Lookup.Found) store.find(first)).entry(), IN_A);
    assertThat(store(Kind.BOTH).find(first, IN_B)).isInstanceOf(Lookup.Found.class);
    store.put(entry("new"), IN_A);
    assertThat(store.find(entry("new").hash(), IN_B)).isInstanceOf(Lookup.Elsewhere.class);
    assertThat(disk().verify()).isEqualTo(new DiskStore.Verdict(4, 0, 0, "ok"));
    assertThat(disk().setAside()).isEmpty();
  }

  private long links() throws IOException {
    try (Sql sql =
        new Sql(DriverManager.getConnection("jdbc:sqlite:" + DiskSettings.in(home).database()))) {
      return sql.number("SELECT count(*) FROM link");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private OriginalStore store(Kind kind) {
    MemoryStore memory = new MemoryStore(200_000, Duration.ofHours(1));
    if (kind == Kind.MEMORY) {
      return memory;
    }
    TieredStore store = new TieredStore(memory, disk(), () -> now);
    opened.addFirst(store); // it closes its disk
    return store;
  }

  private DiskStore disk() {
    DiskStore disk = new DiskStore(DiskSettings.in(home), () -> now);
    opened.add(disk);
    return disk;
  }
}
