package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.ledger.Event;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueTest {
  private static final String OURS =
      "\"_query\":{\"type\":\"string\"},\"_path\":{\"type\":\"string\"}";

  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void toolsKeepTheirSchemasAndTakeTwoArgumentsMore() throws Exception {
    String line =
        list(
            "{ \"tools\" : [{\"name\":\"a\", \"inputSchema\":{\"type\":\"object\",\"properties\":{\"x\" : {} },\"required\":[\"x\"]},\"annotations\":{\"readOnlyHint\" : true}, \"icons\":[]},{\"name\":\"b\",\"inputSchema\":{\"type\":\"object\"}}],\"ttlMs\":5,\"cacheScope\":\"public\"}");
    assertThat(line)
        .contains(
            "{ \"tools\" : [{\"name\":\"a\", \"inputSchema\":{\"type\":\"object\",\"properties\":{\"x\" : {},"
                + (OURS
                    + " },\"required\":[\"x\"]},\"annotations\":{\"readOnlyHint\" : true}, \"icons\":[]},{\"name\":\"b\",\"inputSchema\":{\"type\":\"object\",\"properties\":{")
                + (OURS + "}}},{\"name\":\"headroom_retrieve\""))
        .endsWith("],\"ttlMs\":5,\"cacheScope\":\"public\"}}");
  }

  @Test
  void argumentsOfTheToolsOwnStayItsOwn() throws Exception {
    String line =
        list(
            "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"_path\":{\"type\":\"integer\"}}}},{\"name\":\"odd\",\"inputSchema\":{\"$ref\":\"#/x\"}}]}");
    assertThat(line)
        .contains("{\"_path\":{\"type\":\"integer\"},\"_query\":{\"type\":\"string\"}}")
        .contains("{\"name\":\"odd\",\"inputSchema\":{\"$ref\":\"#/x\"}}");
    assertThat(heard("a", "{\"_path\":1,\"_query\":\"q\"}")).isEqualTo("{\"_path\":1}");
    assertThat(heard("odd", "{\"_path\":1}")).isEqualTo("{\"_path\":1}");
  }

  @Test
  void ourArgumentsAreTakenOutBeforeTheServerSeesThem() throws Exception {
    assertThat(heard("t", "{ \"_query\" : \"q\" }")).isEqualTo("{ }");
    assertThat(heard("t", "{\"_query\":\"a,b\",\"_path\":\"$\"}")).isEqualTo("{}");
    assertThat(heard("t", "{\"_path\":\"$\" , \"a\":[1, 2] ,\"_query\":\"q\", \"b\":1.0}"))
        .isEqualTo("{ \"a\":[1, 2], \"b\":1.0}");
    assertThat(heard("t", "{\"a\":{\"_path\":1}}")).isEqualTo("{\"a\":{\"_path\":1}}");
  }

  @Test
  void ourToolStandsOnTheLastPageOnce() throws Exception {
    assertThat(list("{\"tools\":[],\"nextCursor\":\"2\"}")).doesNotContain("headroom_retrieve");
    assertThat(list("{\"tools\":[]}")).containsOnlyOnce("\"name\":\"headroom_retrieve\"");
    assertThat(list("{\"tools\":[],\"nextCursor\":null}"))
        .containsOnlyOnce("\"name\":\"headroom_retrieve\"");
  }

  @Test
  void aServerThatHasSuchAToolKeepsIt() throws Exception {
    String theirs = "{\"name\":\"headroom_retrieve\",\"inputSchema\":{\"type\":\"object\"}}";
    assertThat(list("{\"tools\":[" + theirs + "]}")).endsWith("[" + theirs + "]}}");
    String result = Results.text(Results.log(500));
    assertThat(bench.call("headroom_retrieve", "{\"hash\":\"1\"}", result)).contains(result);
  }

  @Test
  void noToolPromisesStructuredContentThatMayNotCome() throws Exception {
    assertThat(
            list(
                "{\"tools\":[{\"outputSchema\":{\"type\":\"object\"},\"name\":\"a\",\"inputSchema\":{}}]}"))
        .contains("{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}},");
  }

  @Test
  void aRefusedListGoesThrough() throws Exception {
    bench.client.say(Bench.request(1, "tools/list", "{}"));
    bench.server.hear();
    String refusal =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no tools\"}}";
    bench.server.say(refusal);
    assertThat(bench.client.hear()).isEqualTo(refusal);
  }

  @Test
  void originalsComeBackByteForByteAndTheServerHearsNothingOfIt() throws Exception {
    String log = Results.log(500);
    String shown = bench.call("fetch", "{}", Results.text(log));
    String hash = shown.replaceFirst("(?s).*Retrieve more: hash=([0-9a-f]{24}).*", "$1");
    bench.client.say(
        Bench.request(
            2, "tools/call", Bench.call("headroom_retrieve", "{\"hash\":\"" + hash + "\"}")));
    JsonNode whole = Bench.json(bench.client.hear());
    assertThat(whole.at("/id").asInt()).isEqualTo(2);
    assertThat(whole.at("/result/content/0/text").asString()).isEqualTo(log);
    bench.client.say(Bench.request(3, "ping", "{}"));
    assertThat(bench.server.hear()).isEqualTo(Bench.request(3, "ping", "{}"));
    assertThat(bench.events).anyMatch(Event.Retrieved.class::isInstance);
  }

  @Test
  void bothErasAreAnswered() throws Exception {
    String meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    bench.client.say(
        Bench.request(
            2,
            "tools/call",
            "{\"name\":\"headroom_retrieve\",\"arguments\":{\"hash\":\"0123456789ab\"},"
                + meta
                + "}"));
    JsonNode answer = Bench.json(bench.client.hear());
    assertThat(answer.at("/result/resultType").asString()).isEqualTo("complete");
    assertThat(answer.at("/result/isError").asBoolean()).isTrue();
  }

  @Test
  void aCancelledResultGoesThroughAsItIs() throws Exception {
    bench.client.say(Bench.request(1, "tools/call", Bench.call("fetch", "{}")));
    String cancel =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}";
    bench.client.say(cancel);
    bench.server.hear();
    assertThat(bench.server.hear()).isEqualTo(cancel);
    String late =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + Results.text(Results.log(500)) + "}";
    bench.server.say(late);
    assertThat(bench.client.hear()).isEqualTo(late);
  }

  private String list(String result) throws IOException {
    bench.client.say(Bench.request(1, "tools/list", "{}"));
    bench.server.hear();
    bench.server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
    return bench.client.hear();
  }

  /// What the server gets as a call's arguments.
  private String heard(String tool, String arguments) throws IOException {
    bench.client.say(Bench.request(5, "tools/call", Bench.call(tool, arguments)));
    String line = bench.server.hear();
    String before = "\"params\":{\"name\":\"" + tool + "\",\"arguments\":";
    return line.substring(line.indexOf(before) + before.length(), line.length() - 2);
  }
}
