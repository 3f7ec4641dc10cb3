package io.headroom.mcp;

import static io.headroom.mcp.HttpFixture.STATELESS_META;
import static io.headroom.mcp.HttpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  /// Answers with the method and whom it takes the client for.
  private static final Dispatcher ECHO =
      (message, session, channel) ->
          message.isRequest()
              ? HttpFixture.result(
                  message, message.method() + " by [" + session.client() + "] " + session.roots())
              : null;

  private static final Dispatcher PROGRESS =
      (message, _, channel) -> {
        channel.send("{\"step\":1}");
        channel.send("{\"step\":2}");
        return HttpFixture.result(message, "done");
      };

  @Test
  void answersHandshakeRequestsWithOneJsonObject() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(
              http.post(request("initialize", ""))
                  .header("Accept", "application/json, text/event-stream")
                  .header("Mcp-Session-Id", "left over"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(answer.headers().firstValue("mcp-session-id")).isEmpty();
      assertThat(answer.body())
          .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"initialize by [] []\"}");
    }
  }

  @Test
  void answersStatelessRequestsAndKnowsTheirClient() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(
              http.post(request("tools/call", "\"name\":\"pack\"," + STATELESS_META))
                  .header("MCP-Protocol-Version", "2026-07-28")
                  .header("Mcp-Method", "tools/call")
                  .header("Mcp-Name", "pack"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("tools/call by [tester]");
    }
  }

  @Test
  void refusesStatelessRequestsWhoseHeadersDoNotFit() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(
              http.post(request("tools/list", STATELESS_META))
                  .header("MCP-Protocol-Version", "2026-07-28")
                  .header("Mcp-Method", "tools/list")
                  .header("Mcp-Method", "tools/call"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":-32020", "\"id\":7");
    }
  }

  @Test
  void grantsTheConfiguredRootsOnly() {
    HttpOptions options =
        new HttpOptions(
            "localhost", 0, "/tools", Set.of(), null, 1024, List.of(Path.of("/granted")));
    try (HttpFixture http =
        new HttpFixture(options, ECHO, Duration.ofSeconds(60), Duration.ofSeconds(60))) {
      HttpResponse<String> answer =
          http.send(http.post(request("ping", "")).uri(http.uri("/tools")));
      assertThat(answer.body()).contains("[/granted]");
      assertThat(http.send(http.post(request("ping", ""))).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
      })
  void acceptsMessagesThatGetNoAnswer(String message) {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer = http.send(http.post(message));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"jsonrpc\":   | -32700 | null",
        "               | -32700 | null",
        "[]             | -32600 | null",
        "{\"jsonrpc\":\"2.0\",\"id\":7} | -32600 | 7"
      })
  void refusesWhatIsNoMessage(String body, int code, String id) {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer = http.send(http.post(body == null ? "" : body));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":" + code, "\"id\":" + id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH", "HEAD"})
  void takesPostsOnly(String method) {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(http.uri("/mcp"))
                  .header("Accept", "text/event-stream")
                  .method(method, BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).hasValue("POST, OPTIONS");
    }
  }

  @Test
  void tellsItsMethods() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(http.uri("/mcp")).method("OPTIONS", BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("allow")).hasValue("POST, OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void takesJsonOnly(String type) {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      assertThat(
              http.send(
                      HttpRequest.newBuilder(http.uri("/mcp"))
                          .header("Content-Type", type)
                          .POST(BodyPublishers.ofString(request("ping", ""))))
                  .statusCode())
          .isEqualTo(415);
    }
  }

  @Test
  void takesJsonHoweverItIsWritten() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      assertThat(
              http.send(
                      HttpRequest.newBuilder(http.uri("/mcp"))
                          .header("Content-Type", "Application/JSON; charset=UTF-8")
                          .POST(BodyPublishers.ofString(request("ping", ""))))
                  .statusCode())
          .isEqualTo(200);
      assertThat(http.send(http.post(request("ping", "")).header("Content-Encoding", "gzip")))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(415);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "application/json", "application/*", "text/html"})
  void answersJsonToClientsThatDoNotAskForEvents(String accept) {
    try (HttpFixture http = new HttpFixture(PROGRESS)) {
      HttpRequest.Builder post = http.post(request("tools/call", ""));
      HttpResponse<String> answer =
          http.send(accept.isEmpty() ? post : post.header("Accept", accept));
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(answer.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"done\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, text/event-stream",
        "TEXT/Event-Stream;q=0.5, */*",
        "text/event-stream"
      })
  void streamsProgressToClientsThatAskForEvents(String accept) {
    try (HttpFixture http = new HttpFixture(PROGRESS)) {
      HttpResponse<String> answer =
          http.send(http.post(request("tools/call", "")).header("Accept", accept));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
      assertThat(answer.headers().firstValue("x-accel-buffering")).hasValue("no");
      assertThat(answer.body())
          .isEqualTo(
              """
              event: message
              data: {"step":1}

              event: message
              data: {"step":2}

              event: message
              data: {"jsonrpc":"2.0","id":7,"result":"done"}

              """);
    }
  }

  @Test
  void answersWithOneEventIfOnlyEventsAreAccepted() {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer =
          http.send(http.post(request("ping", "")).header("Accept", "text/event-stream"));
      assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
      assertThat(answer.body()).startsWith("event: message\ndata: {").endsWith("}\n\n");
    }
  }

  @Test
  void keepsSlowCallsAliveBeyondTheIdleTime() {
    CompletableFuture<String> slow = new CompletableFuture<>();
    Dispatcher dispatcher = (_, _, _) -> slow.join();
    HttpOptions options = HttpFixture.options(1 << 20, null);
    try (HttpFixture http =
        new HttpFixture(options, dispatcher, Duration.ofSeconds(2), Duration.ofMillis(50))) {
      CompletableFuture<HttpResponse<String>> plain =
          sendAsync(http, http.post(request("ping", "")));
      CompletableFuture<HttpResponse<String>> events =
          sendAsync(
              http,
              http.post(request("ping", ""))
                  .header("Accept", "application/json, text/event-stream"));
      slow.completeOnTimeout("{\"late\":true}", 4, TimeUnit.SECONDS);
      assertThat(plain.join().body()).startsWith("\n").endsWith("{\"late\":true}");
      assertThat(events.join().body())
          .startsWith(":\n\n")
          .endsWith("event: message\ndata: {\"late\":true}\n\n");
    }
  }

  @Test
  void tellsItsHealthWithoutToken() {
    try (HttpFixture http = locked()) {
      HttpResponse<String> answer = http.send(HttpRequest.newBuilder(http.uri("/health")));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\",\"version\":\"1.2.3\"}");
    }
  }

  @Test
  void asksForTheTokenEverywhereElse() {
    try (HttpFixture http = locked()) {
      for (HttpRequest.Builder request :
          List.of(
              http.post(request("ping", "")),
              http.post(request("ping", "")).uri(http.uri("/health")),
              HttpRequest.newBuilder(http.uri("/nowhere")))) {
        HttpResponse<String> answer = http.send(request);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate"))
            .hasValue("Bearer realm=\"headroom\"");
        assertThat(answer.body()).contains("\"error\"");
      }
      assertThat(
              http.send(http.post(request("ping", "")).header("Authorization", "Bearer s3cret"))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/mcp/", "/mcpx", "/health/"})
  void hasNothingElse(String path) {
    try (HttpFixture http = new HttpFixture(ECHO)) {
      HttpResponse<String> answer = http.send(HttpRequest.newBuilder(http.uri(path)));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }
  }

  @Test
  void hidesItsInnerLifeWhenItFails() {
    Dispatcher failing =
        (_, _, _) -> {
          throw new IllegalStateException("kaboom /secret/path");
        };
    try (HttpFixture http = new HttpFixture(failing)) {
      HttpResponse<String> answer = http.send(http.post(request("ping", "")));
      assertThat(answer.body())
          .contains("\"code\":-32603", "\"id\":7")
          .doesNotContain("kaboom", "Exception", "at java.");
      assertThat(answer.headers().firstValue("server")).isEmpty();
    }
  }

  @Test
  void upgradesToHttp2() {
    try (HttpFixture http = new HttpFixture(ECHO);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> health =
          HttpFixture.send(client, HttpRequest.newBuilder(http.uri("/health")));
      HttpResponse<String> answer = HttpFixture.send(client, http.post(request("ping", "")));
      assertThat(List.of(health.version(), answer.version()))
          .containsOnly(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).contains("ping by");
    }
  }

  @Test
  void servesManyClientsAtOnce() {
    Dispatcher echo =
        (message, _, _) ->
            HttpFixture.result(message, String.valueOf(RawJson.member(message.params(), "n")));
    try (HttpFixture http = new HttpFixture(echo)) {
      List<CompletableFuture<?>> clients = new ArrayList<>();
      for (int c = 0; c < 8; c++) {
        int first = c * 1000;
        boolean second = c % 2 == 1;
        clients.add(
            CompletableFuture.runAsync(
                () -> {
                  try (HttpClient client =
                      HttpClient.newBuilder()
                          .version(second ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                          .build()) {
                    for (int n = first; n < first + 200; n++) {
                      assertThat(
                              HttpFixture.send(client, http.post(request("ping", "\"n\":" + n)))
                                  .body())
                          .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"%d\"}", n);
                    }
                  }
                },
                Thread::startVirtualThread));
      }
      clients.forEach(CompletableFuture::join);
    }
  }

  @Test
  void answersOthersWhileCallsAreSlow() throws Exception {
    int slow = 100;
    CountDownLatch release = new CountDownLatch(1);
    Dispatcher dispatcher =
        (message, _, _) -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return HttpFixture.result(message, "done");
        };
    try (HttpFixture http = new HttpFixture(dispatcher)) {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < slow; i++) {
        calls.add(sendAsync(http, http.post(request("ping", ""))));
      }
      assertThat(http.send(HttpRequest.newBuilder(http.uri("/health"))).statusCode())
          .isEqualTo(200);
      release.countDown();
      assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).contains("done"));
    }
  }

  private static HttpFixture locked() {
    return new HttpFixture(
        HttpFixture.options(1 << 20, "s3cret"),
        ECHO,
        Duration.ofSeconds(60),
        Duration.ofSeconds(60));
  }

  private static CompletableFuture<HttpResponse<String>> sendAsync(
      HttpFixture http, HttpRequest.Builder request) {
    return CompletableFuture.supplyAsync(() -> http.send(request), Thread::startVirtualThread);
  }
}
