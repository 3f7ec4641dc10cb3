package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Policy;
import io.headroom.testing.Policies;
import io.headroom.testing.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is no long result goes through as it is, in both directions.
class FaithfulnessTest {
  private static final List<String> FROM_CLIENT =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"roots\":{\"listChanged\":true},\"x-new\":{}},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
          "{ \"method\" : \"resources/list\", \"params\":{\"cursor\":\"\\u0061\\/b\"},  \"id\" : \"a\" , \"jsonrpc\":\"2.0\", \"extra\" : 1.0e+05 }",
          "{\"jsonrpc\":\"2.0\",\"id\":1e2,\"method\":\"prompts/get\",\"params\":{\"name\":\"p\"}}\r",
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"resources/read\",\"params\":{\"uri\":\"file:///x\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"no/such\",\"params\":[1,2]}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":4,\"reason\":\"x\"}}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":100,\"result\":{\"roots\":[{\"uri\":\"file:///r\"}]}}",
          "{\"jsonrpc\":\"2.0\",\"id\":101,\"error\":{\"code\":-1,\"message\":\"declined\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{ \"name\":\"t\", \"arguments\":{ \"a\" : [ 1 , 2.50 ] }, \"_meta\":{\"progressToken\":\"p\"}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"server/discover\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":8,\"id\":9,\"method\":\"tools/call\",\"params\":{\"name\":\"headroom_retrieve\",\"arguments\":{\"_path\":\"$\"}}}",
          "[{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\"}]",
          "",
          "  \t",
          "not json",
          "{\"jsonrpc\":\"2.0\",\"id\":",
          "{} {}",
          "null",
          "\ufeff{\"jsonrpc\":\"2.0\",\"id\":12,\"method\":\"ping\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":13,\"method\":\"ping\",\"params\":{\"t\":\"\u2028\u0085\ud83d\ude42\\ud800 é\"}}");

  private static final List<String> FROM_SERVER =
      List.of(
          "{\"result\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{},\"experimental\":{\"x\":{}}},\"serverInfo\":{\"name\":\"s\",\"version\":\"2\"}},\"jsonrpc\":\"2.0\",\"id\":0}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"p\",\"progress\":0.50,\"total\":1}}",
          "{\"jsonrpc\":\"2.0\",\"id\":100,\"method\":\"roots/list\"}",
          "{\"jsonrpc\":\"2.0\",\"id\":101,\"method\":\"sampling/createMessage\",\"params\":{\"messages\":[],\"maxTokens\":5}}",
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":{}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"short \\u0041\\/\"}],\"structuredContent\":{\"a\":1.0},\"isError\":false,\"x\":null}}",
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":{\"k\":\"v\"}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":{\"resultType\":\"input_required\",\"inputRequests\":{\"q\":{\"method\":\"roots/list\"}}}}",
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{\"contents\":[{\"uri\":\"file:///x\",\"text\":\"%s\"}]}}"
              .formatted("A resource is not the result of a tool. ".repeat(2_000)),
          "{\"jsonrpc\":\"2.0\",\"id\":\"5\",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}"
              .formatted("Nobody asked for this. ".repeat(2_000)),
          "{\"jsonrpc\":\"2.0\",\"id\":4,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}",
          "Server started on stdio",
          "\r",
          "");

  @Test
  void messagesGoThroughByteForByteAndInOrder() throws Exception {
    byte[] up = String.join("\n", FROM_CLIENT).getBytes(UTF_8); // the last without terminator
    byte[] down = (String.join("\n", FROM_SERVER) + "\n").getBytes(UTF_8);
    try (Bench bench = new Bench()) {
      bench.client.write(up);
      bench.client.end();
      assertThat(bench.server.rest()).isEqualTo(up);
      Thread saying = speaking(bench.server, down);
      assertThat(bench.client.rest()).isEqualTo(down);
      saying.join();
    }
  }

  @Test
  void anyBytesGoThrough() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      byte[] up = noise(new Random(seed));
      byte[] down = noise(new Random(1_000 + seed));
      try (Bench bench = new Bench()) {
        Thread asking = speaking(bench.client, up);
        assertThat(bench.server.rest()).as("seed %s, up", seed).isEqualTo(up);
        Thread saying = speaking(bench.server, down);
        assertThat(bench.client.rest()).as("seed %s, down", seed).isEqualTo(down);
        asking.join();
        saying.join();
      }
    }
  }

  @Test
  void resultsThatThePolicyLeavesGoThroughByteForByte() throws Exception {
    String nested = "{\"options\":[{\"file\":\"/src/secrets/a.log\"}]}";
    assertThat(goesThrough("exclude.paths", "secrets", nested)).isTrue();
    assertThat(goesThrough("exclude.paths", "private", nested)).isFalse();
    assertThat(goesThrough("exclude.tools", "mcp__fix__*", "{}")).isTrue();
    assertThat(goesThrough("exclude.tools", "t", "{}")).isTrue();
    assertThat(goesThrough("exclude.tools", "mcp__other__*", "{}")).isFalse();
    assertThat(goesThrough("exclude.kinds", "log", "{}")).isTrue();
    assertThat(goesThrough("exclude.kinds", "code", "{}")).isFalse();
  }

  private static boolean goesThrough(String key, String value, String arguments) throws Exception {
    String result =
        "{\"content\":[{\"type\":\"text\",\"text\":%s}]}".formatted(Bench.quoted(Results.log(500)));
    try (Bench bench = new Bench(Bench.settings(Policies.of(key, value)), Results.store())) {
      return bench.call("t", arguments, result).contains("\"result\":" + result);
    }
  }

  @Test
  void nothingIsChangedWhereItOnlyObserves() throws Exception {
    Gateway.Settings observing =
        new Gateway.Settings("", "1", 200, Set.of(), true, Duration.ofMinutes(1), Policy.USUAL);
    String list =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]}}";
    String answer =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\",\"text\":%s}]}}"
            .formatted(Bench.quoted(Results.log(500)));
    String own =
        Bench.request(
            8, "tools/call", Bench.call("headroom_retrieve", "{\"hash\":\"1\",\"_path\":\"x\"}"));
    try (Bench bench = new Bench(observing, Results.store())) {
      bench.client.say(Bench.request(1, "tools/list", "{}"));
      bench.client.say(Bench.request(7, "tools/call", Bench.call("t", "{\"_query\":\"q\"}")));
      bench.client.say(own);
      bench.server.hear();
      assertThat(bench.server.hear()).contains("\"_query\":\"q\"");
      assertThat(bench.server.hear()).isEqualTo(own);
      bench.server.say(list);
      bench.server.say(answer);
      assertThat(bench.client.hear()).isEqualTo(list);
      assertThat(bench.client.hear()).isEqualTo(answer);
      bench.client.end();
      bench.server.end();
      bench.ended();
      assertThat(Results.compressions(bench))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.observed()).isTrue();
            assertThat(event.sizes().saved()).isPositive();
          });
    }
  }

  @Test
  void aLineTooLongToLookIntoGoesThroughInPieces() throws Exception {
    byte[] stream =
        ("short\n" + "long ".repeat(100_000) + "\nnext\n" + "end ".repeat(80_000)).getBytes(UTF_8);
    Frames frames = new Frames(new ByteArrayInputStream(stream), 100_000);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int whole = 0;
    for (Frames.Frame frame = frames.next(); frame != null; frame = frames.next()) {
      joined.writeBytes(frame.bytes());
      whole += frame.whole() ? 1 : 0;
    }
    assertThat(joined.toByteArray()).isEqualTo(stream);
    assertThat(whole).isEqualTo(2);
  }

  @Test
  void ourOwnMessagesStandBetweenLines() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outlet outlet = new Outlet(out);
    outlet.pass("the first ".getBytes(UTF_8));
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outlet.insert("ours\n".getBytes(UTF_8));
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    outlet.pass("half\n".getBytes(UTF_8));
    thread.join();
    outlet.pass("the second\n".getBytes(UTF_8));
    assertThat(out.toString(UTF_8)).isEqualTo("the first half\nours\nthe second\n");
  }

  private static Thread speaking(Bench.Side side, byte[] bytes) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            side.write(bytes);
            side.end();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static byte[] noise(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 50; i++) {
      byte[] some = new byte[random.nextInt(40)];
      random.nextBytes(some);
      bytes.writeBytes(some);
      bytes.writeBytes(Texts.troublesome(random.nextLong()).getBytes(UTF_8));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}
