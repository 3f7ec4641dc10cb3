package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// A server on loopback whose answers the test lays out beforehand.
@Timeout(60)
class RemoteTest {
  private static final String STATELESS =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> rest = new LinkedBlockingQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Talk client;

  private record Answer(int status, Map<String, String> headers, String body) {}

  private record Asked(String method, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/mcp", this::handle);
    server.start();
    client = new Talk(Remote.open(address()));
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private RemoteAddress address() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp?k=v";
    return RemoteAddress.of(url, Map.of("Authorization", "Bearer t"), false, "1");
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestHeaders(), body));
    boolean more = exchange.getRequestHeaders().containsKey("Last-Event-ID");
    Answer answer;
    try {
      answer =
          switch (exchange.getRequestMethod()) {
            case "GET" ->
                more ? rest.take() : Objects.requireNonNullElse(heard.poll(), refused(405));
            case "DELETE" -> refused(204);
            default -> answers.take();
          };
    } catch (InterruptedException _) {
      return;
    }
    answer.headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body.getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Answer ok(String json) {
    return new Answer(200, Map.of("Content-Type", "application/json"), json);
  }

  private static Answer events(String body) {
    return new Answer(200, Map.of("Content-Type", "text/event-stream;charset=utf-8"), body);
  }

  private static Answer refused(int status) {
    return new Answer(status, Map.of("Location", "https://elsewhere/"), "");
  }

  private static String result(int id, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}".formatted(id, result);
  }

  private void begin(String session) throws IOException {
    answers.add(
        new Answer(
            200,
            Map.of("Content-Type", "application/json", "Mcp-Session-Id", session),
            result(0, "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}")));
    String greeting = client.ask(0, "initialize", "{\"protocolVersion\":\"2025-11-25\"}");
    assertThat(greeting).contains("2025-06-18");
    answers.add(refused(202));
    client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
  }

  private String textOf(String line) {
    JsonNode result = Bench.json(line).path("result");
    assertThat(result.path("isError").asBoolean()).as(line).isTrue();
    return result.path("content").path(0).path("text").asString();
  }

  @Test
  void sendsWhatIsSaidAndSaysWhatIsAnswered() throws IOException {
    begin("s-1");
    answers.add(ok("{\n  \"jsonrpc\": \"2.0\",\r\n  \"id\": 1, \"result\": {\"x\": 1.0}\n}\n"));
    String request = "{ \"jsonrpc\":\"2.0\",\"id\":1, \"method\":\"x/y\",\"unknown\":\"\\u0041\"}";
    client.say(request);
    assertThat(client.hear().replaceAll(" +", " ").strip())
        .isEqualTo("{ \"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {\"x\": 1.0} }");
    Asked last = asked.stream().filter(one -> one.body.contains("x/y")).findFirst().orElseThrow();
    assertThat(last.body).isEqualTo(request);
    assertThat(last.header("Mcp-session-id")).isEqualTo("s-1");
    assertThat(last.header("Mcp-protocol-version")).isEqualTo("2025-06-18");
    assertThat(last.header("Authorization")).isEqualTo("Bearer t");
    assertThat(last.header("Accept")).contains("application/json", "text/event-stream");
    assertThat(asked.getFirst().header("Mcp-session-id")).isEmpty();
  }

  @Test
  void passesOnWhatComesBeforeAnAnswer() throws IOException {
    begin("s");
    String question = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"roots/list\"}";
    answers.add(events("data: " + question + "\n\ndata: " + result(1, "{}") + "\n\n"));
    assertThat(client.ask(1, "tools/call", Bench.call("t", "{}"))).isEqualTo(question);
    assertThat(client.hear()).isEqualTo(result(1, "{}"));
  }

  @Test
  void asksForTheRestOfAnAnswerThatBrokeOff() throws IOException {
    begin("s");
    answers.add(events("id: e7\nretry: 1\ndata:\n\n"));
    rest.add(events("id: e8\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}\n\n"));
    rest.add(events("id: e9\ndata: " + result(1, "{}") + "\n\n"));
    assertThat(client.ask(1, "tools/call", Bench.call("t", "{}"))).contains("\"n\"");
    assertThat(client.hear()).isEqualTo(result(1, "{}"));
    assertThat(asked.stream().map(one -> one.header("Last-event-id"))).contains("e7", "e8");
  }

  @Test
  void hearsWhatTheServerSaysByItself() throws IOException {
    String changed = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}";
    heard.add(events("data: " + changed + "\n\n"));
    begin("s");
    assertThat(client.hear()).isEqualTo(changed);
  }

  @Test
  void tellsTheModelWhatToDoWhenATokenIsMissing() throws IOException {
    answers.add(new Answer(401, Map.of(), "{\"error\":\"invalid_token\"}"));
    assertThat(textOf(client.ask(1, "tools/call", Bench.call("t", "{}"))))
        .contains("HTTP 401", "--token-env")
        .doesNotContain("k=v");
    answers.add(refused(403));
    assertThat(client.ask(2, "tools/list", "{}")).contains("-32019", "HTTP 403");
  }

  @Test
  void tellsTheServersWordFromItsAbsence() throws IOException {
    answers.add(refused(503));
    assertThat(client.ask(1, "server/discover", "{}")).contains("-32019", "HTTP 503");
    answers.add(
        new Answer(
            400, Map.of(), "{\"error\":{\"code\":-32000,\"message\":\"No session\"},\"id\":null}"));
    assertThat(client.ask(2, "server/discover", "{}")).contains("-32000", "No session");
  }

  @Test
  void doesNotFollowRedirects() throws IOException {
    answers.add(refused(307));
    assertThat(textOf(client.ask(1, "tools/call", Bench.call("t", "{}"))))
        .contains("has moved", "https://elsewhere/");
  }

  @Test
  void beginsAnewWhenTheServerForgotTheSession() throws IOException {
    begin("old");
    answers.add(refused(404));
    answers.add(
        new Answer(
            200,
            Map.of("Content-Type", "application/json", "Mcp-Session-Id", "new"),
            result(0, "{\"protocolVersion\":\"2025-06-18\"}")));
    answers.add(refused(202));
    assertThat(textOf(client.ask(1, "tools/call", Bench.call("t", "{}"))))
        .contains("ended the session", "call again");
    answers.add(ok(result(2, "{}")));
    assertThat(client.ask(2, "tools/call", Bench.call("t", "{}"))).isEqualTo(result(2, "{}"));
    assertThat(
            asked.stream().filter(one -> one.body.contains("\"id\":2")).findFirst().orElseThrow())
        .satisfies(one -> assertThat(one.header("Mcp-session-id")).isEqualTo("new"));
  }

  @Test
  void passesOnTheServersOwnErrors() throws IOException {
    String error =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"m\",\"data\":{\"supported\":[]}}}";
    answers.add(new Answer(400, Map.of("Content-Type", "application/json"), error));
    assertThat(client.ask(1, "server/discover", "{" + STATELESS + "}")).isEqualTo(error);
  }

  @Test
  void repeatsStatelessRequestsInHeaders() throws IOException {
    String tools =
        "{\"tools\":[{\"name\":\"größe\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"r\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}}]}";
    answers.add(ok(result(1, tools)));
    client.ask(1, "tools/list", "{" + STATELESS + "}");
    answers.add(ok(result(2, "{}")));
    client.ask(
        2, "tools/call", "{\"name\":\"größe\",\"arguments\":{\"r\":\"eu\"}," + STATELESS + "}");
    Asked call = asked.getLast();
    assertThat(call.header("Mcp-protocol-version")).isEqualTo("2026-07-28");
    assertThat(call.header("Mcp-method")).isEqualTo("tools/call");
    assertThat(call.header("Mcp-name")).isEqualTo("=?base64?Z3LDtsOfZQ==?=");
    assertThat(call.header("Mcp-param-region")).isEqualTo("eu");
    assertThat(call.header("Mcp-session-id")).isEmpty();
  }

  @Test
  void doesNotWaitForAnAnswerToWhatNeedsNone() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    server.removeContext("/mcp");
    server.createContext(
        "/mcp",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          boolean request = body.contains("\"id\"");
          exchange
              .getResponseHeaders()
              .set("Content-Type", request ? "application/json" : "text/event-stream");
          int status = body.contains("refused") ? 400 : 200;
          exchange.sendResponseHeaders(status, 0);
          exchange.getResponseBody().write((request ? result(1, "{}") : ":\n\n").getBytes(UTF_8));
          exchange.getResponseBody().flush();
          try {
            if (!request) {
              done.await();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}");
    client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/refused\"}");
    assertThat(client.ask(1, "tools/call", Bench.call("t", "{}"))).isEqualTo(result(1, "{}"));
    done.countDown();
  }

  @Test
  void answersAlsoWhereNoHeaderCanHoldWhatTheServerSaid() throws IOException {
    answers.add(ok(result(0, "{\"protocolVersion\":\"1\\n2\",\"capabilities\":{}}")));
    client.ask(0, "initialize", "{\"protocolVersion\":\"2025-11-25\"}");
    client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}");
    assertThat(textOf(client.ask(1, "tools/call", Bench.call("t", "{}"))))
        .contains("could not be asked");
    assertThat(client.ask(2, "tools/list", "{}")).contains("\"id\":2", "could not be asked");
  }

  @Test
  void saysThatAServerIsNotThere() throws IOException {
    server.stop(0);
    assertThat(textOf(client.ask(1, "tools/call", Bench.call("t", "{}"))))
        .contains("cannot be reached", "127.0.0.1", "--url", "--config");
  }

  @Test
  void endsTheSession() throws IOException {
    begin("s-9");
    client.close();
    assertThat(asked)
        .anySatisfy(one -> {
          assertThat(one.method).isEqualTo("DELETE");
          assertThat(one.header("Mcp-session-id")).isEqualTo("s-9");
        });
  }
}
