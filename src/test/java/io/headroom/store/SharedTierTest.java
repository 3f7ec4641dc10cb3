package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static io.headroom.store.Entries.random;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.OriginalStore.Remote;
import io.headroom.store.OriginalStore.Remote.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol.Command;

@Timeout(60)
class SharedTierTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final String OTHER_KEY = "fedcba9876543210".repeat(4);

  @TempDir private Path home;
  private final List<TieredStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(TieredStore::close);
  }

  @Test
  void whatOneServerKeepsTheOthersFind() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore one = store(redis.port());
      TieredStore other = store(redis.port());
      Entry large = random(3, 1 << 20);
      assertThat(one.put(entry("a log"))).isInstanceOf(Kept.Stored.class);
      assertThat(one.put(large)).isInstanceOf(Kept.Stored.class);
      one.flush();
      assertThat(other.find(entry("a log").hash()))
          .isInstanceOfSatisfying(
              Lookup.Found.class,
              found -> {
                assertThat(found.entry().original().text()).isEqualTo("a log");
                assertThat(found.from()).isEqualTo(Provenance.SHARED);
                assertThat(found.verified()).isTrue();
              });
      assertThat(found(other, large.hash().brief()).original().bytes())
          .isEqualTo(large.original().bytes());
      assertThat(((Lookup.Found) other.find(large.hash())).from()).isEqualTo(Provenance.LOCAL);
      assertThat(other.find(entry("never").hash())).isEqualTo(new Lookup.Unknown());
      assertThat(state(one).written()).isEqualTo(2);
      assertThat(state(other).found()).isEqualTo(2);
    }
  }

  @Test
  void nothingIsThereInTheClear() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      Entry entry = entry(Original.ofText("the word is friend"), "/doors/of/moria.txt");
      store.put(entry);
      store.flush();
      Map<String, byte[]> held = redis.dump();
      assertThat(held).hasSize(1);
      held.forEach((key, value) -> {
        assertThat(key).matches("headroom:team-a:[0-9a-f]{16}");
        assertThat(key + new String(value, ISO_8859_1))
            .doesNotContain("friend", "moria", "text", entry.hash().brief().value());
      });
    }
  }

  @Test
  void theServerForgetsWhatIsNotUsedAndUseRenewsIt() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      store.put(entry("a log"));
      store.flush();
      String key = redis.dump().keySet().iterator().next();
      assertThat(redis.ask(Command.TTL, key)).isBetween(3_500L, 3_600L);
      for (TieredStore user : List.of(store, store(redis.port()))) {
        assertThat(redis.ask(Command.EXPIRE, key, "60")).isEqualTo(1);
        assertThat(user.find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
        user.flush();
        assertThat(redis.ask(Command.TTL, key)).isGreaterThan(3_500);
      }
    }
  }

  @Test
  void whatIsForgottenThereIsGoneForTheOthers() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      store.put(entry("a secret"));
      store.flush();
      assertThat(store(redis.port()).forget(entry("a secret").hash())).isTrue();
      assertThat(store(redis.port()).forget(entry("a secret").hash())).isFalse();
      assertThat(redis.dump()).isEmpty();
    }
  }

  @Test
  void tenantsAndKeysDoNotMeet() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      store.put(entry("a log"));
      store.flush();
      String url = "redis://127.0.0.1:" + redis.port();
      for (TieredStore stranger :
          List.of(store(url, "team-b", KEY, 2_000), store(url, "team-a", OTHER_KEY, 2_000))) {
        assertThat(stranger.find(entry("a log").hash())).isEqualTo(new Lookup.Unknown());
        assertThat(state(stranger).state()).isEqualTo(State.UP);
      }
    }
  }

  @Test
  void whatSomebodyChangedThereIsNotGivenBack() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      store.put(entry("a log"));
      store.put(entry("another log"));
      store.flush();
      List<String> keys = List.copyOf(redis.dump().keySet());
      redis.ask(Command.COPY, keys.get(0), keys.get(1), "REPLACE");
      redis.ask(Command.APPEND, keys.get(0), "more");
      TieredStore other = store(redis.port());
      assertThat(other.find(entry("a log").hash())).isInstanceOf(Lookup.Unknown.class);
      assertThat(other.find(entry("another log").hash())).isInstanceOf(Lookup.Unknown.class);
      other.put(entry("a log")); // heals it
      other.flush();
      assertThat(store(redis.port()).find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void passwordsUsersAndDatabasesAreUsed() throws IOException {
    try (RedisServer redis = RedisServer.start(home, "--requirepass", "p@ss: 1/2")) {
      String login = ":p%40ss%3A%201%2F2@127.0.0.1:" + redis.port() + "/3";
      TieredStore store = store("redis://" + login, "team-a", KEY, 2_000);
      TieredStore named = store("redis://default" + login, "team-a", KEY, 2_000);
      store.put(entry("a log"));
      store.flush();
      assertThat(named.find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void aWrongPasswordIsToldAndNothingElseSuffers() throws IOException {
    try (RedisServer redis = RedisServer.start(home, "--requirepass", "secret")) {
      for (String login : List.of("", ":wrong@", "nobody:wrong@")) {
        TieredStore store =
            store("redis://" + login + "127.0.0.1:" + redis.port(), "team-a", KEY, 2_000);
        goesOnAlone(store);
        assertThat(state(store).error().orElseThrow())
            .containsAnyOf("NOAUTH", "WRONGPASS")
            .doesNotContain("wrong@", "secret");
        assertThat(state(store).where()).isEqualTo("redis://127.0.0.1:" + redis.port() + "/0");
      }
    }
  }

  @Test
  void whereNobodyListensMemoryGoesOnAlone() throws IOException {
    TieredStore store = store("redis://127.0.0.1:" + RedisServer.freePort(), "team-a", KEY, 50);
    goesOnAlone(store);
    awaitState(store, remote -> remote.state() == State.DOWN);
    assertThat(store.find(entry("never").hash()))
        .isInstanceOfSatisfying(
            Lookup.Unknown.class,
            unknown -> assertThat(unknown.unasked()).containsExactly(Provenance.SHARED));
  }

  @Test
  void aServerThatNeverAnswersIsNotWaitedFor() throws IOException {
    try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      TieredStore store = store("redis://127.0.0.1:" + hole.getLocalPort(), "team-a", KEY, 50);
      goesOnAlone(store);
      awaitState(store, remote -> remote.state() == State.DOWN);
      assertThat(state(store).error()).contains("it does not answer in time");
    }
  }

  @Test
  void whatIsNoRedisIsToldApart() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answerAsAWebServer(web));
      TieredStore store = store("redis://127.0.0.1:" + web.getLocalPort(), "team-a", KEY, 2_000);
      goesOnAlone(store);
      assertThat(state(store).state()).isIn(State.FAILING, State.DOWN);
      assertThat(state(store).error()).isNotEmpty();
    }
  }

  @Test
  void aServerThatStopsReadingHoldsUpNobody() throws Exception {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store("redis://127.0.0.1:" + redis.port(), "team-a", KEY, 50);
      awaitState(store, remote -> remote.state() == State.UP);
      redis.signal("STOP");
      try {
        for (int i = 0; i < 4; i++) { // more than the buffers of a connection take
          assertThat(store.put(random(i, 7 << 20))).isInstanceOf(Kept.Stored.class);
        }
        awaitState(store, remote -> remote.state() == State.DOWN);
      } finally {
        redis.signal("CONT");
      }
      awaitState(store, remote -> remote.waiting() == 0);
      assertThat(state(store).state()).isEqualTo(State.UP);
    }
  }

  @Test
  void serversRecoverFromACrashUnderLoad() throws Exception {
    try (RedisServer redis = RedisServer.start(home);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      TieredStore store = store(redis.port());
      TieredStore other = store(redis.port());
      store.put(entry("before"));
      store.flush();
      List<Future<?>> all =
          IntStream.range(0, 20)
              .<Future<?>>mapToObj(writer ->
                  writers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                      Entry entry = random(1_000L * writer + i, 4_000);
                      assertThat(store.put(entry)).isInstanceOf(Kept.Stored.class);
                      assertThat(found(store, entry.hash())).isNotNull();
                    }
                  }))
              .toList();
      redis.kill();
      for (Future<?> one : all) {
        one.get();
      }
      awaitState(store, remote -> remote.state() == State.DOWN || remote.waiting() == 0);
      redis.restart();
      store.put(entry("after"));
      awaitState(store, remote -> remote.state() == State.UP && remote.waiting() == 0);
      awaitState(other, remote -> other.find(entry("after").hash()) instanceof Lookup.Found);
      // The crash took what Redis held; using it brings it back.
      assertThat(store.find(entry("before").hash())).isInstanceOf(Lookup.Found.class);
      store.flush();
      assertThat(other.find(entry("before").hash())).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void anIdleConnectionThatTheServerEndedIsMadeAnew() throws IOException {
    try (RedisServer redis = RedisServer.start(home)) {
      TieredStore store = store(redis.port());
      TieredStore other = store(redis.port());
      store.put(entry("a log"));
      store.flush();
      // A look-up waits until both connections are there; one that is only being made is not idle.
      assertThat(other.find(entry("nobody's").hash())).isInstanceOf(Lookup.Unknown.class);
      redis.ask(Command.CLIENT, "KILL", "TYPE", "normal");
      assertThat(other.find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
      assertThat(state(other).failures()).isZero();
    }
  }

  @Test
  void aServerWithoutRoomCostsNothingButWhatItWouldHaveKept() throws IOException {
    try (RedisServer redis =
        RedisServer.start(home, "--maxmemory", "1", "--maxmemory-policy", "noeviction")) {
      TieredStore store = store(redis.port());
      assertThat(store.put(entry("a log"))).isInstanceOf(Kept.Stored.class);
      awaitState(store, remote -> remote.dropped() == 1);
      assertThat(store.find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
      assertThat(state(store).failures()).isGreaterThanOrEqualTo(3);
    }
  }

  private static void goesOnAlone(TieredStore store) {
    assertThat(store.put(entry("kept"))).isInstanceOf(Kept.Stored.class);
    assertThat(store.find(entry("kept").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(store.find(entry("never").hash())).isInstanceOf(Lookup.Unknown.class);
    assertThat(state(store).written()).isZero();
    assertThat(state(store).failures()).isPositive();
  }

  private static void answerAsAWebServer(ServerSocket web) {
    while (!web.isClosed()) {
      try (Socket client = web.accept()) {
        OutputStream out = client.getOutputStream();
        out.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
        out.flush();
      } catch (IOException _) {
        // the next one, or the end
      }
    }
  }

  private static Remote state(TieredStore store) {
    return store.shared().orElseThrow();
  }

  private static Entry found(TieredStore store, Hash hash) {
    return ((Lookup.Found) store.find(hash)).entry();
  }

  /// What happens in the background is looked at until it has happened; the time limit of the class
  /// ends this.
  private static void awaitState(TieredStore store, Predicate<Remote> reached) {
    while (!reached.test(state(store))) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private TieredStore store(int port) {
    return store("redis://127.0.0.1:" + port, "team-a", KEY, 2_000);
  }

  private TieredStore store(String url, String tenant, String key, int timeoutMillis) {
    Map<String, String> environment =
        Map.of(
            "HEADROOM_STORE_URL", url, "HEADROOM_STORE_TENANT", tenant, "HEADROOM_STORE_KEY", key);
    SharedSettings.Usable settings =
        (SharedSettings.Usable) SharedSettings.of(environment, Duration.ofHours(1)).orElseThrow();
    TieredStore store =
        new TieredStore(
            new MemoryStore(256 << 20, Duration.ofHours(1)),
            List.of(
                new SharedTier(
                    settings.withTimeout(Duration.ofMillis(timeoutMillis)),
                    Duration.ofMillis(100),
                    InstantSource.system())),
            InstantSource.system());
    opened.add(store);
    return store;
  }
}
