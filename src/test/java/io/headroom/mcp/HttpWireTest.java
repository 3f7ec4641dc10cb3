package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no well-behaved client sends.
class HttpWireTest {
  private static final String PING = HttpFixture.request("ping", "");
  private static final Dispatcher PONG = (message, _, _) -> HttpFixture.result(message, "pong");

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:80"})
  void servesLocalHosts(String host) throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(http.raw(ping("Host: " + host))).startsWith("HTTP/1.1 200 ").contains("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8787", "127.0.0.1.evil.example", "0.0.0.0"})
  void turnsForeignHostsAway(String host) throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(http.raw(ping("Host: " + host)))
          .startsWith("HTTP/1.1 421 ")
          .contains("application/json", "\"error\"")
          .doesNotContain("pong");
      assertThat(
              http.raw("GET /health HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n"))
          .startsWith("HTTP/1.1 421 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost.evil.example"})
  void turnsForeignOriginsAway(String origin) throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(http.raw(ping("Host: localhost\r\nOrigin: " + origin)))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContain("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /mcp HTTP/1.1\r\nConnection: close\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        "GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /health HTTP/1.0\r\n\r\n",
        "GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /a/..;/b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void refusesMalformedRequestsWithoutShowingItsInnerLife(String request) throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(http.raw(request))
          .matches(Pattern.compile("HTTP/1.1 [45].*", Pattern.DOTALL))
          .contains("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":")
          .doesNotContain("Server:", "<html", "Exception", "Jetty", "at java.", "healthy");
    }
  }

  @Test
  void refusesHugeHeaders() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(http.raw(ping("Host: localhost\r\nX-Big: " + "x".repeat(20_000))))
          .startsWith("HTTP/1.1 431 ")
          .contains("\"error\"")
          .doesNotContain("<html", "Exception");
    }
  }

  @Test
  void refusesBodiesThatSayTheyAreTooLong() throws IOException {
    try (HttpFixture http = limited(1000)) {
      assertThat(http.raw(post("Content-Length: 1001\r\nExpect: 100-continue", "")))
          .startsWith("HTTP/1.1 413 ")
          .contains("1000 bytes")
          .doesNotContain("100 Continue");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 100_000, 3_000_000, 40_000_000})
  void letsClientsThatSentTooMuchSeeWhy(int length) throws IOException {
    String body = " ".repeat(length);
    String chunked = Integer.toHexString(length) + "\r\n" + body + "\r\n0\r\n\r\n";
    try (HttpFixture http = limited(1000)) {
      assertThat(http.raw(post("Transfer-Encoding: chunked", chunked)))
          .startsWith("HTTP/1.1 413 ")
          .contains("1000 bytes");
      assertThat(http.raw(post("Content-Length: " + length, body)))
          .startsWith("HTTP/1.1 413 ")
          .contains("1000 bytes");
    }
  }

  @Test
  void takesBodiesUpToTheLimit() throws IOException {
    for (int limit : new int[] {1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5_000_000}) {
      String body = PING + " ".repeat(limit - PING.length());
      String chunked = Integer.toHexString(limit) + "\r\n" + body + "\r\n0\r\n\r\n";
      try (HttpFixture http = limited(limit)) {
        assertThat(http.raw(post("Content-Length: " + limit, body))).contains("pong");
        assertThat(http.raw(post("Transfer-Encoding: chunked", chunked))).contains("pong");
      }
    }
  }

  @Test
  void doesNotWaitForEverForTheRestOfABody() throws IOException {
    try (HttpFixture http =
        new HttpFixture(
            HttpFixture.options(1000, null), PONG, Duration.ofSeconds(2), Duration.ofSeconds(60))) {
      assertThat(http.raw(post("Content-Length: 100", "{")))
          .startsWith("HTTP/1.1 408 ")
          .contains("\"error\"")
          .doesNotContain("pong", "Exception");
    }
  }

  @Test
  void answersRequestsSentTogetherInTurn() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      String first = ping("Host: localhost").replace("Connection: close\r\n", "");
      assertThat(http.raw(first + first + ping("Host: localhost")).split("pong", -1)).hasSize(4);
    }
  }

  @Test
  void servesHttp2WithPriorKnowledge() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG);
        Http2Connection h2 = new Http2Connection(http.connect())) {
      assertThat(h2.post("localhost", "/mcp", PING))
          .isEqualTo("200 " + HttpFixture.result(envelope(), "pong"));
    }
  }

  @Test
  void checksHostsOfHttp2() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG);
        Http2Connection h2 = new Http2Connection(http.connect())) {
      assertThat(h2.post("evil.example", "/mcp", PING)).startsWith("421 ");
      assertThat(h2.post("localhost:1", "/mcp", PING)).startsWith("200 ");
      assertThat(h2.post("127.0.0.1", "/mcp", PING, "origin", "http://evil.example"))
          .startsWith("403 ");
      assertThat(h2.post("127.0.0.1", "/mcp", PING, "host", "evil.example")).startsWith("4");
    }
  }

  @Test
  void ignoresALegacyClientsAttemptAtAStream() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG)) {
      assertThat(
              http.raw(
                  "GET /mcp HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 3\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void keepsTheConnectionAfterAnAnswer() throws IOException {
    try (HttpFixture http = new HttpFixture(PONG);
        Socket socket = http.connect()) {
      byte[] request = ping("Host: localhost").replace("Connection: close\r\n", "").getBytes(UTF_8);
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(request);
        assertThat(readUntil(socket.getInputStream(), "pong\"}")).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    byte[] wanted = end.getBytes(US_ASCII);
    byte[] read = new byte[0];
    for (int b = in.read(); b >= 0; b = in.read()) {
      read = Arrays.copyOf(read, read.length + 1);
      read[read.length - 1] = (byte) b;
      if (new String(read, UTF_8).endsWith(end)) {
        return new String(read, UTF_8);
      }
    }
    throw new IOException("the connection ended before " + new String(wanted, US_ASCII));
  }

  private static Envelope envelope() {
    return ((Incoming.Message) EnvelopeReader.read(PING)).envelope();
  }

  private static String ping(String headers) {
    return "POST /mcp HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\nContent-Length: "
        + PING.length()
        + "\r\n\r\n"
        + PING;
  }

  private static String post(String headers, String body) {
    return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/json\r\n"
        + headers
        + "\r\n\r\n"
        + body;
  }

  private static HttpFixture limited(int limit) {
    return new HttpFixture(
        HttpFixture.options(limit, null), PONG, Duration.ofSeconds(60), Duration.ofSeconds(60));
  }
}
