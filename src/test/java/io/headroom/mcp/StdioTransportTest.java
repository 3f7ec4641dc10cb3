package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StdioTransportTest {
  private static final Tools ECHO = FakeTool.listed(FakeTool.ECHO, FakeTool.LENGTH);

  @Test
  void livesOnAfterBlankMalformedBatchedAndOverlongLines() {
    try (StdioClient client = new StdioClient(ECHO, List.of(), 1000)) {
      client.line("").line("  \r").line("nonsense");
      assertThat(client.next().at("/error/code").asInt()).isEqualTo(-32700);
      client.line("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]");
      assertThat(client.next().at("/error/code").asInt()).isEqualTo(-32600);
      client.line("x".repeat(200_000));
      assertThat(client.next().at("/error/message").asString()).contains("1000 bytes");
      client.line("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\"}\r");
      assertThat(client.nextLine()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
    }
  }

  @Test
  void takesAMessageOf64Megabytes() {
    int length = 64 << 20;
    try (StdioClient client = new StdioClient(ECHO)) {
      client.call(1, "length", "{\"text\":\"" + "x".repeat(length) + "\"}");
      assertThat(client.nextText()).isEqualTo("" + length);
    }
  }

  @Test
  void sendsAnAnswerOf64Megabytes() {
    String text = "y".repeat(64 << 20);
    Tools tools = FakeTool.listed(new FakeTool("long", (_, _, _) -> ToolResult.text(text)));
    try (StdioClient client = new StdioClient(tools)) {
      client.call(1, "long", "{}");
      assertThat(client.nextLine()).hasSizeGreaterThan(text.length());
    }
  }

  @Test
  void answersWhatIsInFlightWhenTheInputEnds() {
    CountDownLatch started = new CountDownLatch(3);
    CountDownLatch go = new CountDownLatch(1);
    FakeTool slow =
        new FakeTool(
            "slow",
            (_, _, _) -> {
              started.countDown();
              go.await();
              return ToolResult.text("done");
            });
    StdioClient client = new StdioClient(FakeTool.listed(slow));
    client.call(1, "slow", "{}").call(2, "slow", "{}").call(3, "slow", "{}").end();
    await(started);
    go.countDown();
    assertThat(client.rest())
        .extracting(m -> m.at("/id").asInt())
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void takesALastLineWithoutTerminator() {
    StdioClient client = new StdioClient(ECHO);
    client.bytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(UTF_8));
    assertThat(client.rest()).hasSize(1);
  }

  @Test
  void servesRequestsBeforeTheHandshake() {
    try (StdioClient client = new StdioClient(ECHO)) {
      client.call(1, "echo", "{\"text\":\"early\"}");
      assertThat(client.nextText()).isEqualTo("early");
      client.request(2, "tools/list", "{}");
      assertThat(client.next().at("/result/tools")).hasSize(2);
    }
  }

  @Test
  void cancellationStopsTheWorkAndSuppressesTheAnswer() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    FakeTool endless =
        new FakeTool(
            "endless",
            (_, _, work) -> {
              started.countDown();
              try {
                while (true) {
                  work.at(1, 0);
                  LockSupport.parkNanos(100_000);
                }
              } catch (Work.Cancelled e) {
                stopped.countDown();
                throw e;
              }
            });
    StdioClient client = new StdioClient(FakeTool.listed(endless, FakeTool.ECHO));
    client.call(7, "endless", "{}");
    await(started);
    client.notification("notifications/cancelled", "{\"requestId\":7,\"reason\":\"enough\"}");
    await(stopped);
    client.call(8, "echo", "{\"text\":\"still here\"}");
    assertThat(client.nextText()).isEqualTo("still here");
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void cancellationWakesATool() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    FakeTool blocked =
        new FakeTool(
            "blocked",
            (_, _, _) -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                woken.countDown();
              }
              return ToolResult.text("never");
            });
    StdioClient client = new StdioClient(FakeTool.listed(blocked));
    client.call(7, "blocked", "{}");
    await(started);
    client.notification("notifications/cancelled", "{\"requestId\":7}");
    await(woken);
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void cancellingWhatIsNotThereDoesNothing() {
    try (StdioClient client = new StdioClient(ECHO)) {
      client
          .notification("notifications/cancelled", "{\"requestId\":\"x\"}")
          .notification("notifications/cancelled", "{}")
          .request(1, "ping", "{}");
      assertThat(client.next().at("/id").asInt()).isEqualTo(1);
    }
  }

  @Test
  void runsSlowCallsSideBySide() {
    CyclicBarrier together = new CyclicBarrier(8);
    FakeTool meeting =
        new FakeTool(
            "meeting",
            (_, _, _) -> {
              together.await(60, TimeUnit.SECONDS);
              return ToolResult.text("met");
            });
    StdioClient client = new StdioClient(FakeTool.listed(meeting));
    for (int id = 0; id < 8; id++) {
      client.call(id, "meeting", "{}");
    }
    assertThat(client.rest())
        .hasSize(8)
        .allSatisfy(m -> assertThat(m.at("/result/content/0/text").asString()).isEqualTo("met"));
  }

  @Test
  void reportsProgressOfLongWorkInBothEras() {
    for (String meta :
        List.of("\"progressToken\":\"p\"", FrontTest.META + ",\"progressToken\":\"p\"")) {
      CountDownLatch seen = new CountDownLatch(1);
      FakeTool slow =
          new FakeTool(
              "slow",
              (_, _, work) -> {
                for (int done = 1; seen.getCount() > 0; done++) {
                  work.at(done, 1_000_000);
                  LockSupport.parkNanos(1_000_000);
                }
                return ToolResult.text("done");
              });
      try (StdioClient client = new StdioClient(FakeTool.listed(slow))) {
        client.request(1, "tools/call", "{\"name\":\"slow\",\"_meta\":{" + meta + "}}");
        JsonNode progress = client.next();
        seen.countDown();
        assertThat(progress.at("/method").asString()).isEqualTo("notifications/progress");
        assertThat(progress.at("/params/progressToken").asString()).isEqualTo("p");
        assertThat(progress.at("/params/progress").asInt()).isPositive();
        assertThat(progress.at("/params/total").asInt()).isEqualTo(1_000_000);
      }
    }
  }

  @Test
  void asksForRootsAndGrantsThemNextToItsOwn(@TempDir Path temp) throws Exception {
    Path granted = Files.createDirectory(temp.resolve("granted")).toRealPath();
    Path first = Files.createDirectory(temp.resolve("with space é")).toRealPath();
    Path second = Files.createDirectory(temp.resolve("second")).toRealPath();
    Path link = Files.createSymbolicLink(temp.resolve("link"), second);
    Tools tools = FakeTool.listed(FakeTool.ROOTS);
    try (StdioClient client =
        new StdioClient(tools, List.of(granted), StdioTransport.MAX_LINE_BYTES)) {
      client.request(1, "initialize", "{\"capabilities\":{\"roots\":{\"listChanged\":true}}}");
      client.next();
      client.notification("notifications/initialized", "{}");
      JsonNode question = client.next();
      assertThat(question.at("/method").asString()).isEqualTo("roots/list");
      answer(client, question, first.toUri() + "", "file:///not/there", "https://x/", "file://h/x");
      assertThat(rootsSeenBy(client)).isEqualTo("" + List.of(granted, first));

      client.notification("notifications/roots/list_changed", "{}");
      answer(client, client.next(), link.toUri() + "");
      assertThat(rootsSeenBy(client)).isEqualTo("" + List.of(granted, second));

      answer(client, question, first.toUri() + ""); // an answer to the question before
      assertThat(rootsSeenBy(client)).isEqualTo("" + List.of(granted, second));
    }
  }

  @Test
  void asksNoRootsOfAClientWithout() {
    StdioClient client = new StdioClient(ECHO);
    client.request(1, "initialize", "{\"capabilities\":{}}");
    client.next();
    client.notification("notifications/initialized", "{}");
    client.notification("notifications/roots/list_changed", "{}");
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void passesUnicodeLineSeparatorsThrough() {
    String odd = "a\u2028b\u2029c\u0085d\u000be";
    try (StdioClient client = new StdioClient(ECHO)) {
      client.call(1, "echo", "{\"text\":\"a\u2028b\u2029c\u0085d\\u000be\"}");
      assertThat(client.nextText()).isEqualTo(odd);
    }
  }

  @Test
  void sendsLoneSurrogatesAsEscapes() {
    try (StdioClient client = new StdioClient(ECHO)) {
      client.call(1, "echo", "{\"text\":\"a\\ud800b\\udc00c\\ud83d\\ude00\"}");
      assertThat(client.nextLine()).contains("\"a\\ud800b\\udc00c😀\"");
    }
  }

  private static String rootsSeenBy(StdioClient client) {
    client.call(99, "roots", "{}");
    return client.nextText();
  }

  private static void answer(StdioClient client, JsonNode question, String... uris) {
    StringBuilder roots = new StringBuilder();
    for (String uri : uris) {
      roots.append(roots.isEmpty() ? "" : ",").append("{\"uri\":\"").append(uri).append("\"}");
    }
    client.line(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"roots\":[%s]}}"
            .formatted(question.at("/id"), roots));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
