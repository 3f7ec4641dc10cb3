package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpCancelTest {
  private static final String CALL = HttpFixture.request("tools/call", "");

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /// Works until it is cancelled.
  private final Dispatcher endless =
      (_, _, _) -> {
        begun.countDown();
        awaitCancel();
        return null;
      };

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json, text/event-stream", "text/event-stream"})
  void clientsThatLeaveCancelTheirCall(String accept) throws Exception {
    try (HttpFixture http = impatient(endless)) {
      try (Socket socket = http.connect()) {
        call(socket, accept);
        begun.await();
      }
      cancelled.await();
    }
  }

  @Test
  void clientsThatLeaveAStreamCancelItsCall() throws Exception {
    Dispatcher talking =
        (_, _, channel) -> {
          begun.countDown();
          while (!Thread.currentThread().isInterrupted()) {
            channel.send("{\"progress\":\"" + "x".repeat(1000) + "\"}");
          }
          cancelled.countDown();
          return null;
        };
    try (HttpFixture http = new HttpFixture(talking)) {
      try (Socket socket = http.connect()) {
        call(socket, "application/json, text/event-stream");
        begun.await();
        assertThat(socket.getInputStream().readNBytes(5000)).hasSize(5000);
      }
      cancelled.await();
    }
  }

  @Test
  void clientsThatTakeARequestBackCancelIt() throws Exception {
    try (HttpFixture http = new HttpFixture(endless);
        Http2Connection h2 = new Http2Connection(http.connect())) {
      h2.send("localhost", "/mcp", CALL);
      begun.await();
      h2.cancel();
      cancelled.await();
    }
  }

  @Test
  void stoppingCancelsWhatIsLeft() throws Exception {
    try (HttpFixture http = new HttpFixture(endless);
        Socket socket = http.connect()) {
      call(socket, "application/json");
      begun.await();
      http.stop();
      cancelled.await();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .doesNotContain("Exception", "at java.");
    }
  }

  @RepeatedTest(20)
  void stoppingFreesThePort() throws Exception {
    HttpFixture http = new HttpFixture(endless);
    int port = http.port();
    try (Socket idle = http.connect()) {
      idle.getOutputStream()
          .write("OPTIONS /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      assertThat(idle.getInputStream().read()).isPositive();
      http.stop();
      idle.getInputStream().readAllBytes();
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
    HttpOptions again = HttpOptions.onPort(port);
    try (HttpServer next = HttpServer.start(again, "1", endless)) {
      assertThat(next.port()).isEqualTo(port);
    }
    http.close();
  }

  private void awaitCancel() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      cancelled.countDown();
    }
  }

  private static void call(Socket socket, String accept) throws IOException {
    String request =
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: "
            + accept
            + "\r\nContent-Length: "
            + CALL.length()
            + "\r\n\r\n"
            + CALL;
    socket.getOutputStream().write(request.getBytes(UTF_8));
  }

  private static HttpFixture impatient(Dispatcher dispatcher) {
    return new HttpFixture(
        HttpFixture.options(1 << 20, null),
        dispatcher,
        Duration.ofSeconds(60),
        Duration.ofMillis(20));
  }
}
