package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSessionsTest {
  private final Echo echo = new Echo();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  /// Answers each request with its method and how many came before it in this session. What is
  /// asked for by `ask` it asks the client first, at `stop` it ends.
  private static final class Echo implements LineServer {
    final AtomicInteger ended = new AtomicInteger();
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public void session(InputStream in, OutputStream out) throws IOException {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String method = RawJson.string(RawJson.member(line, "method"));
        String id = RawJson.member(line, "id");
        if ("stop".equals(method)) {
          break;
        }
        if ("ask".equals(method)) {
          out.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"roots/list\"}\n".getBytes(UTF_8));
          line = lines.readLine();
          method = RawJson.member(line, "result");
        }
        if (id != null) {
          String result = RawJson.quote(method + " " + count++);
          out.write((new Reply.Result(result).to(id) + "\n").getBytes(UTF_8));
        } else {
          out.write(
              "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n"
                  .getBytes(UTF_8));
        }
      }
      ended.incrementAndGet();
    }

    @Override
    public @Nullable String answer(String request, Consumer<String> before) {
      String id = RawJson.member(request, "id");
      String method = RawJson.string(RawJson.member(request, "method"));
      if ("hang".equals(method)) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException _) {
          interrupted.countDown();
          return null;
        }
      }
      return "tools/list".equals(method)
          ? new Reply.Result("{}").to(id)
          : new Reply.Failure(Reply.METHOD_NOT_FOUND, "no").to(id);
    }

    @Override
    public void end() {}
  }

  @BeforeEach
  void start() throws HttpRefused {
    server = HttpServer.start(HttpOptions.onPort(0), "1", echo);
  }

  @AfterEach
  void stop() {
    server.stop();
    client.close();
  }

  private HttpRequest.Builder to(@Nullable String session) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream");
    return session == null ? request : request.header("Mcp-Session-Id", session);
  }

  private HttpResponse<String> post(@Nullable String session, String json) throws Exception {
    return client.send(
        to(session).POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
  }

  private static String request(String method) {
    return "{\"jsonrpc\":\"2.0\",\n\"id\":\"7\",\"method\":\"%s\"}".formatted(method);
  }

  private String begin() throws Exception {
    HttpResponse<String> answer = post(null, request("initialize"));
    assertThat(answer.body()).contains("initialize 0");
    return answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  @Test
  void givesEachSessionAServerOfItsOwn() throws Exception {
    String one = begin();
    String two = begin();
    assertThat(post(one, request("ping")).body()).contains("ping 1");
    assertThat(post(one, request("ping")).body()).contains("ping 2");
    assertThat(post(two, request("ping")).body()).contains("ping 1");
  }

  @Test
  void asksForTheSession() throws Exception {
    assertThat(post(null, request("ping")).statusCode()).isEqualTo(400);
    assertThat(post("none", request("ping")).statusCode()).isEqualTo(404);
  }

  @Test
  void endsAServerWithItsSession() throws Exception {
    String session = begin();
    HttpRequest delete = to(session).DELETE().build();
    assertThat(client.send(delete, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    assertThat(post(session, request("ping")).statusCode()).isEqualTo(404);
    while (echo.ended.get() == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void tellsThatTheServerEnded() throws Exception {
    String session = begin();
    assertThat(post(session, request("stop")).body()).contains("has ended");
    HttpResponse<String> next = post(session, request("ping"));
    assertThat(next.statusCode()).isEqualTo(404);
  }

  @Test
  void putsAQuestionOfTheServerInFrontOfTheAnswer() throws Exception {
    String session = begin();
    HttpRequest ask = to(session).POST(BodyPublishers.ofString(request("ask"))).build();
    HttpResponse<InputStream> answer = client.send(ask, BodyHandlers.ofInputStream());
    try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      assertThat(firstData(events)).contains("roots/list");
      HttpResponse<String> reply =
          post(session, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}");
      assertThat(reply.statusCode()).isEqualTo(202);
      assertThat(events.lines().toList().toString()).contains("roots", " 1\"");
    }
  }

  @Test
  void keepsWhatTheServerSaysUntilTheClientListens() throws Exception {
    String session = begin();
    post(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    post(session, request("ping")); // by then the server has said it
    HttpRequest listen = to(session).GET().build();
    HttpResponse<InputStream> stream = client.send(listen, BodyHandlers.ofInputStream());
    try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
      assertThat(firstData(events)).contains("list_changed");
    }
  }

  @Test
  void keepsItAlsoFromAClientThatDoesNotReadEvents() throws Exception {
    String session = begin();
    post(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    post(session, request("ping"));
    HttpRequest wrong = to(session).setHeader("Accept", "application/json").GET().build();
    assertThat(client.send(wrong, BodyHandlers.ofString()).statusCode()).isEqualTo(406);
    HttpRequest listen = to(session).GET().build();
    HttpResponse<InputStream> stream = client.send(listen, BodyHandlers.ofInputStream());
    try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
      assertThat(firstData(events)).contains("list_changed");
      assertThat(client.send(wrong, BodyHandlers.ofString()).statusCode()).isEqualTo(406);
      post(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      assertThat(firstData(events)).contains("list_changed");
    }
  }

  @Test
  void endsAllSessionsAtOnceWhenItStops() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(6);
    AtomicInteger ended = new AtomicInteger();
    server.stop();
    server = HttpServer.start(HttpOptions.onPort(0), "1", new Patient(echo, interrupted, ended));
    for (long left = interrupted.getCount(); left > 0; left--) {
      begin();
    }
    server.stop();
    assertThat(ended).hasValue(6);
  }

  /// Its sessions end only when all of them have been told to.
  private record Patient(Echo echo, CountDownLatch interrupted, AtomicInteger ended)
      implements LineServer {
    @Override
    public void session(InputStream in, OutputStream out) throws IOException, InterruptedException {
      try {
        echo.session(in, out);
      } catch (IOException _) {
        var _ = Thread.interrupted();
        interrupted.countDown();
        interrupted.await();
        ended.incrementAndGet();
      }
    }

    @Override
    public @Nullable String answer(String request, Consumer<String> before) {
      return null;
    }

    @Override
    public void end() {}
  }

  private static String firstData(BufferedReader events) throws IOException {
    String line = String.valueOf(events.readLine());
    while (!line.startsWith("data:")) {
      line = String.valueOf(events.readLine());
    }
    return line;
  }

  private HttpRequest.Builder stateless(String method) {
    return to(null)
        .header("MCP-Protocol-Version", "2026-07-28")
        .header("Mcp-Method", method)
        .POST(
            BodyPublishers.ofString(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":{%s}}"
                    .formatted(method, HttpFixture.STATELESS_META)));
  }

  @Test
  void answersTheStatelessEraWithoutASession() throws Exception {
    assertThat(client.send(stateless("tools/list").build(), BodyHandlers.ofString()))
        .satisfies(answer -> {
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.headers().firstValue("Mcp-Session-Id")).isEmpty();
        });
    assertThat(client.send(stateless("no/such").build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void cancelsAStatelessRequestWhoseClientLeft() throws Exception {
    HttpRequest hang = stateless("hang").build();
    HttpResponse<InputStream> answer = client.send(hang, BodyHandlers.ofInputStream());
    answer.body().close(); // the first heartbeat had begun it
    echo.interrupted.await();
  }
}
