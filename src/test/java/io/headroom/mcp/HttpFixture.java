package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A server on a free port of the loopback address, and ways to talk to it.
final class HttpFixture implements AutoCloseable {
  static final String STATELESS_META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{},"
          + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"tester\",\"version\":\"1\"}}";

  private final HttpServer server;
  final HttpClient client;

  HttpFixture(Dispatcher dispatcher) {
    this(options(1 << 20, null), dispatcher, Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  HttpFixture(HttpOptions options, Dispatcher dispatcher, Duration idle, Duration heartbeat) {
    try {
      server = HttpServer.start(options, "1.2.3", dispatcher, idle, heartbeat);
    } catch (HttpRefused e) {
      throw new IllegalStateException(e);
    }
    client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  }

  static HttpOptions options(int bodyLimit, @Nullable String token) {
    return new HttpOptions("127.0.0.1", 0, "/mcp", Set.of(), token, bodyLimit, List.of());
  }

  static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":{%s}}"
        .formatted(method, params);
  }

  static String result(Envelope message, String text) {
    return new Reply.Result(RawJson.quote(text)).to(message.id());
  }

  int port() {
    return server.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /// A POST of a message, to be refined.
  HttpRequest.Builder post(String json) {
    return HttpRequest.newBuilder(uri("/mcp"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(client, request);
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /// Sends bytes as they are and reads until the server closes the connection.
  String raw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return readAll(socket.getInputStream());
    }
  }

  /// A server that closes a connection without having read everything resets it: an end like any
  /// other, once the answer is there.
  private static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException e) {
      if (bytes.size() == 0) {
        throw e;
      }
    }
    return bytes.toString(UTF_8);
  }

  void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
