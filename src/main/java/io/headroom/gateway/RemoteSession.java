package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The requests to an HTTP server, and what it and the client agreed on.
final class RemoteSession {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /// Time for the server to take what needs no answer.
  private static final Duration TAKE = Duration.ofSeconds(10);

  /// Time to say goodbye.
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final String BOTH = "application/json, text/event-stream";
  private static final String SESSION = "Mcp-Session-Id";

  private final RemoteAddress address;
  private final HttpClient http;
  private final ParamHeaders arguments = new ParamHeaders();
  private volatile State state = State.NONE;

  /// What was agreed on.
  ///
  /// @param id of the session; empty without
  /// @param version of the protocol; empty before the handshake
  record State(String id, String version) {
    static final State NONE = new State("", "");
  }

  RemoteSession(RemoteAddress address) {
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER) // tokens would go along
            // Without TLS the client would ask for an upgrade, which some servers turn away.
            .version(
                "https".equalsIgnoreCase(address.url().getScheme())
                    ? Version.HTTP_2
                    : Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  State state() {
    return state;
  }

  /// What the server's tools are called with in headers.
  ParamHeaders arguments() {
    return arguments;
  }

  /// Sends a request.
  ///
  /// @return the beginning of the answer, the rest of it still to be read
  HttpResponse<InputStream> request(Message message) throws IOException, InterruptedException {
    State said = message.isIntroduction() ? State.NONE : state;
    return http.send(post(message, said).build(), BodyHandlers.ofInputStream());
  }

  /// Sends what needs no answer.
  ///
  /// @return the status; what comes with it may never end
  HttpResponse<InputStream> tell(Message message) throws IOException, InterruptedException {
    return http.send(post(message, state).timeout(TAKE).build(), BodyHandlers.ofInputStream());
  }

  /// Asks for what the server says by itself, or for the rest of an answer that broke off.
  ///
  /// @param lastEvent id of the last event that arrived; null to begin
  HttpResponse<InputStream> listen(@Nullable String lastEvent)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = builder(state).header("Accept", "text/event-stream").GET();
    if (lastEvent != null) {
      request.header("Last-Event-ID", lastEvent);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  /// Takes down what the answer to `initialize` says.
  ///
  /// @param headers of the answer
  /// @param answer the answer itself
  void agreed(HttpResponse<?> headers, Message answer) {
    Span version = answer.at(answer.result(), "protocolVersion");
    if (version != null) {
      state = new State(headers.headers().firstValue(SESSION).orElse(""), answer.string(version));
    }
  }

  /// Ends the session and all that is under way.
  void end() {
    State last = state;
    if (!last.id().isEmpty()) {
      try {
        var _ =
            http.send(builder(last).timeout(GOODBYE).DELETE().build(), BodyHandlers.discarding());
      } catch (IOException | InterruptedException | IllegalArgumentException _) {
        // It will find out by itself.
      }
    }
    http.shutdownNow();
  }

  private HttpRequest.Builder post(Message message, State said) {
    HttpRequest.Builder request =
        builder(said)
            .header("Accept", BOTH)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(message.text().strip().getBytes(UTF_8)));
    if (message.isStateless()) {
      repeat(message, request);
    }
    return request;
  }

  /// In the stateless era headers repeat the body, for proxies to route by.
  private void repeat(Message message, HttpRequest.Builder request) {
    String method = message.method() == null ? "" : message.method();
    String version =
        message.string(
            message.at(message.params(), "_meta", "io.modelcontextprotocol/protocolVersion"));
    request.setHeader("MCP-Protocol-Version", ParamHeaders.encoded(version));
    request.setHeader("Mcp-Method", ParamHeaders.encoded(method));
    String member =
        switch (method) {
          case "tools/call", "prompts/get" -> "name";
          case "resources/read" -> "uri";
          default -> "";
        };
    Span name = member.isEmpty() ? null : message.at(message.params(), member);
    if (name != null) {
      request.setHeader("Mcp-Name", ParamHeaders.encoded(message.string(name)));
    }
    if (method.equals("tools/call")) {
      arguments.of(message).forEach(request::setHeader);
    }
  }

  private HttpRequest.Builder builder(State said) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.url()).header("User-Agent", "headroom/" + address.version());
    for (Map.Entry<String, String> header : address.headers().entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    if (!said.id().isEmpty()) {
      request.setHeader(SESSION, said.id());
    }
    if (!said.version().isEmpty()) {
      request.setHeader("MCP-Protocol-Version", said.version());
    }
    return request;
  }
}
