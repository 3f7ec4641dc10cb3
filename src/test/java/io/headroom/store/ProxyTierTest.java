package io.headroom.store;

import static io.headroom.store.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.headroom.detect.ContentKind;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.OriginalStore.Remote.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ProxyTierTest {
  private static final Hash FOREIGN = new Hash("00112233445566778899aabb");

  @TempDir private Path home;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final List<String> asked = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private int status = 200;
  private String answer = "";
  private Map<String, String> headers = Map.of();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @Test
  void anOriginalFoundNowhereIsAskedForOnceAndIsLocalThen() throws IOException {
    TieredStore store = store(proxy());
    Entry entry = entry("line 1\nline 2 – with a dash\n");
    answers(entry.hash(), entry.original().text());
    assertThat(store.find(entry.hash()))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> {
              assertThat(found.from()).isEqualTo(Provenance.PROXY);
              assertThat(found.verified()).isTrue();
              assertThat(found.entry().hash()).isEqualTo(entry.hash());
              assertThat(found.entry().original().bytes()).isEqualTo(entry.original().bytes());
              assertThat(found.entry().about())
                  .isEqualTo(new Entry.About(ContentKind.TEXT, "content", 30, 2, 28));
            });
    assertThat(((Lookup.Found) store.find(entry.hash())).from()).isEqualTo(Provenance.LOCAL);
    assertThat(asked)
        .containsExactly(
            "POST /some/path/v1/retrieve application/json {\"hash\":\"" + entry.hash() + "\"}");
    assertThat(store.proxy().orElseThrow().found()).isEqualTo(1);
  }

  @Test
  void aShortHashGetsTheWholeNameOfWhatComesBack() throws IOException {
    TieredStore store = store(proxy());
    answers(entry("a log").hash().brief(), "a log");
    assertThat(((Lookup.Found) store.find(entry("a log").hash().brief())).entry().hash())
        .isEqualTo(entry("a log").hash());
    assertThat(store.find(entry("a log").hash())).isInstanceOf(Lookup.Found.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatComesBackUnderAnotherKindOfNameIsSaidToBeUnverified() throws IOException {
    TieredStore store = store(proxy());
    answers(FOREIGN, "a log");
    for (Provenance from : List.of(Provenance.PROXY, Provenance.LOCAL)) {
      assertThat(store.find(FOREIGN))
          .isInstanceOfSatisfying(
              Lookup.Found.class,
              found -> {
                assertThat(found.from()).isEqualTo(from);
                assertThat(found.verified()).isFalse();
                assertThat(found.entry().hash()).isEqualTo(FOREIGN);
              });
    }
    assertThat(store(List.of()).find(FOREIGN)).isInstanceOf(Lookup.Unknown.class); // not on disk
  }

  @Test
  void whatIsUnverifiedGivesWayToTheRealOne() throws IOException {
    Entry real = entry("the real one");
    TieredStore store = store(proxy());
    answers(real.hash(), "something else");
    assertThat(((Lookup.Found) store.find(real.hash())).verified()).isFalse();
    assertThat(store.put(real)).isInstanceOf(Kept.Stored.class);
    assertThat(store.find(real.hash()))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> {
              assertThat(found.verified()).isTrue();
              assertThat(found.entry().original().text()).isEqualTo("the real one");
            });
    assertThat(store(List.of()).find(real.hash())).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void theDiskIsAskedFirst() throws IOException {
    store(List.of()).put(entry("a log"));
    assertThat(((Lookup.Found) store(proxy()).find(entry("a log").hash())).from())
        .isEqualTo(Provenance.DISK);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatTheProxyDoesNotHaveIsUnknown() throws IOException {
    TieredStore store = store(proxy());
    status = 404;
    answer = "{\"detail\":\"Entry not found\"}";
    assertThat(store.find(FOREIGN)).isEqualTo(new Lookup.Unknown());
    assertThat(store.proxy().orElseThrow().state()).isEqualTo(State.UP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no json", "[]", "{\"results\":[]}", "{\"original_content\":{\"a\":1}}"})
  void anAnswerThatIsNoneIsNotTaken(String given) throws IOException {
    TieredStore store = store(proxy());
    answer = given;
    assertThat(store.find(FOREIGN)).isEqualTo(new Lookup.Unknown(Set.of(Provenance.PROXY)));
    assertThat(store.proxy().orElseThrow().error()).isNotEmpty();
  }

  @Test
  void redirectsAreNotFollowed() throws IOException {
    TieredStore store = store(proxy());
    status = 307;
    headers = Map.of("Location", "http://localhost:1/v1/retrieve");
    assertThat(store.find(FOREIGN)).isInstanceOf(Lookup.Unknown.class);
    assertThat(asked).hasSize(1);
    assertThat(store.proxy().orElseThrow().error()).contains("it answers with HTTP status 307");
  }

  @Test
  void aProxyThatIsGoneIsLeftAloneForAWhile() throws IOException {
    TieredStore store = store("http://127.0.0.1:" + RedisServer.freePort());
    for (int i = 0; i < 5; i++) {
      assertThat(store.find(FOREIGN)).isInstanceOf(Lookup.Unknown.class);
    }
    assertThat(store.proxy().orElseThrow().state()).isEqualTo(State.DOWN);
    assertThat(store.proxy().orElseThrow().failures()).isEqualTo(3);
    now = now.plusSeconds(5);
    assertThat(store.find(FOREIGN)).isInstanceOf(Lookup.Unknown.class);
    assertThat(store.proxy().orElseThrow().failures()).isEqualTo(4);
  }

  @Test
  void anAnswerThatDoesNotEndIsNotWaitedFor() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    opened.add(end::countDown);
    HttpServer server = server();
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException _) {
            // ends all the same
          }
          exchange.close();
        });
    TieredStore store = store("http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
    assertThat(store.find(FOREIGN)).isInstanceOf(Lookup.Unknown.class);
    assertThat(store.proxy().orElseThrow().error()).contains("it does not answer in time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "host:8787",
        "http://",
        "http://u:hush@host",
        "http://h?x=1",
        "http://a b"
      })
  void otherAddressesAreRefused(String url) {
    assertThat(ProxySettings.of(Map.of("HEADROOM_PROXY_URL", url)))
        .containsInstanceOf(ProxySettings.Refused.class)
        .get()
        .asString()
        .doesNotContain("hush");
  }

  @Test
  void withoutAnAddressNobodyIsAsked() {
    assertThat(ProxySettings.of(Map.of())).isEmpty();
  }

  private void answers(Hash hash, String content) {
    answer =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "hash",
                    hash.value(),
                    "original_content",
                    content,
                    "original_tokens",
                    1,
                    "retrieval_count",
                    1));
  }

  private String proxy() throws IOException {
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/some/path/";
  }

  private HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    opened.add(() -> server.stop(0));
    server.start();
    return server;
  }

  private TieredStore store(String url) {
    ProxySettings.Usable settings =
        (ProxySettings.Usable) ProxySettings.of(Map.of("HEADROOM_PROXY_URL", url)).orElseThrow();
    return store(List.of(new ProxyTier(settings, String::length, () -> now)));
  }

  private TieredStore store(List<? extends Tier> more) {
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new DiskTier(new DiskStore(DiskSettings.in(home), () -> now)));
    tiers.addAll(more);
    TieredStore store =
        new TieredStore(new MemoryStore(200_000, Duration.ofHours(1)), tiers, () -> now);
    opened.add(store);
    return store;
  }
}
