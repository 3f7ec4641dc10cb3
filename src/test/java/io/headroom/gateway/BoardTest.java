package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Two servers behind one gateway; the test plays them and the client.
@Timeout(60)
class BoardTest {
  private final Desk files = new Desk();
  private final Desk web = new Desk();
  private Talk client;

  @BeforeEach
  void open() {
    Map<String, Server> servers = new LinkedHashMap<>();
    servers.put("files", files);
    servers.put("web", web);
    client = new Talk(Board.open(servers, "1"));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private JsonNode begin(String filesCan, String webCan) throws IOException {
    client.say(
        Bench.request(0, "initialize", "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}"));
    String greeting = "{\"protocolVersion\":\"%s\",\"capabilities\":%s,\"instructions\":\"%s\"}";
    assertThat(files.answer(greeting.formatted("2025-11-25", filesCan, "Read.")))
        .contains("\"id\":0");
    web.answer(greeting.formatted("2025-06-18", webCan, "Surf."));
    JsonNode result = Bench.json(client.hear()).path("result");
    String initialized = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    client.say(initialized);
    assertThat(files.hear()).isEqualTo(initialized);
    assertThat(web.hear()).isEqualTo(initialized);
    return result;
  }

  private void beginWithTools() throws IOException {
    begin("{\"tools\":{}}", "{\"tools\":{},\"logging\":{}}");
  }

  @Test
  void introducesItselfAsAllOfThem() throws IOException {
    JsonNode result = begin("{\"tools\":{},\"tasks\":{}}", "{\"resources\":{\"subscribe\":true}}");
    assertThat(result.path("protocolVersion").asString()).isEqualTo("2025-06-18");
    assertThat(result.path("capabilities").toString())
        .isEqualTo(
            "{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true,\"listChanged\":true}}");
    assertThat(result.path("instructions").asString())
        .isEqualTo("Of the tools files__*:\nRead.\n\nOf the tools web__*:\nSurf.");
  }

  @Test
  void listsAllPagesOfAllServers() throws IOException {
    beginWithTools();
    client.say(Bench.request(1, "tools/list", "{}"));
    files.answer("{\"tools\":[{\"name\":\"read\",\"x\": 1.0}],\"nextCursor\":\"p2\"}");
    assertThat(files.answer("{\"tools\":[{\"title\":\"W\",\"name\":\"write\"}]}"))
        .contains("{\"cursor\":\"p2\"}");
    web.answer("{\"tools\":[{\"name\":\"read\"}]}");
    assertThat(client.hear())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"files__read\",\"x\": 1.0},"
                + "{\"title\":\"W\",\"name\":\"files__write\"},{\"name\":\"web__read\"}]}}");
  }

  @Test
  void passesCallsToWhomTheyAreForUnderTheirOwnNames() throws IOException {
    beginWithTools();
    client.say(
        "{\"id\":\"a\",\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"web__read\",\"arguments\":{ \"u\":1 },\"_meta\":{\"progressToken\":5}}}");
    assertThat(web.hear())
        .isEqualTo(
            "{\"id\":\"a\",\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"read\",\"arguments\":{ \"u\":1 },\"_meta\":{\"progressToken\":5}}}");
    String progress =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":5,\"progress\":1}}";
    web.say(progress);
    assertThat(client.hear()).isEqualTo(progress);
    String answer =
        "{ \"result\":{\"content\":[], \"isError\": true}, \"id\":\"a\",\"jsonrpc\":\"2.0\"}";
    web.say(answer);
    assertThat(client.hear()).isEqualTo(answer);
  }

  @Test
  void keepsApartWhatServersAsk() throws IOException {
    beginWithTools();
    String question = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"roots/list\"}";
    files.say(question);
    assertThat(client.hear()).isEqualTo(question.replace(":1,", ":\"files:1\","));
    web.say(question);
    assertThat(client.hear()).isEqualTo(question.replace(":1,", ":\"web:1\","));
    client.say("{\"jsonrpc\":\"2.0\",\"id\":\"web:1\",\"result\":{\"roots\":[]}}");
    assertThat(web.hear()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}");
    files.say(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
    assertThat(client.hear()).contains("\"requestId\":\"files:1\"");
  }

  @Test
  void saysWhoseLogItIs() throws IOException {
    beginWithTools();
    web.say(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"logger\":\"db\",\"data\":1}}");
    assertThat(client.hear()).contains("\"logger\":\"web/db\"");
  }

  @Test
  void cancelsOnlyWhereTheRequestRuns() throws IOException {
    beginWithTools();
    client.say(Bench.request(4, "tools/call", Bench.call("files__slow", "{}")));
    files.hear();
    String cancelled =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":4}}";
    client.say(cancelled);
    assertThat(files.hear()).isEqualTo(cancelled);
    client.say(Bench.request(5, "tools/call", Bench.call("web__x", "{}")));
    assertThat(web.hear()).contains("\"id\":5");
    files.leave(); // which fails what was asked of it
    assertThat(client.hear()).contains("list_changed");
    web.say("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
    assertThat(client.hear()).contains("\"id\":5");
  }

  @Test
  void goesOnWithoutAServerThatCannotBeStarted() throws IOException {
    Server impossible = new Server.Command(List.of("x"), Map.of("A=B", "c"));
    try (Talk talk = new Talk(Board.open(Map.of("bad", impossible), "1"))) {
      assertThat(talk.ask(0, "initialize", "{\"protocolVersion\":\"2025-11-25\"}"))
          .contains("\"id\":0,\"result\"");
      assertThat(talk.ask(1, "tools/call", Bench.call("bad__x", "{}")))
          .contains("cannot be started", "A=B");
    }
  }

  @Test
  void findsResourcesByTheirAddresses() throws IOException {
    begin("{\"resources\":{}}", "{\"resources\":{}}");
    client.say(Bench.request(1, "resources/list", "{}"));
    files.answer("{\"resources\":[{\"uri\":\"x://both\",\"name\":\"f\"}]}");
    web.answer("{\"resources\":[{\"uri\":\"x://both\",\"name\":\"w\"},{\"uri\":\"x://web\"}]}");
    assertThat(client.hear()).contains("\"f\"", "x://web").doesNotContain("\"w\"");
    client.say(Bench.request(2, "resources/read", "{\"uri\":\"x://web\"}"));
    web.answer("{\"contents\":[]}");
    assertThat(client.hear()).contains("\"id\":2", "contents");
    client.say(Bench.request(3, "resources/read", "{\"uri\":\"x://unlisted\"}"));
    assertThat(files.hear()).contains("x://unlisted");
    files.say("{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32002,\"message\":\"no\"}}");
    web.answer("{\"contents\":[1]}");
    assertThat(client.hear()).contains("\"id\":3", "[1]");
  }

  @Test
  void goesOnWithoutAServerThatEnds() throws IOException {
    beginWithTools();
    client.say(Bench.request(6, "tools/call", Bench.call("files__read", "{}")));
    files.hear();
    files.leave();
    String first = client.hear();
    String second = client.hear();
    assertThat(first + second).contains("notifications/tools/list_changed");
    JsonNode failed = Bench.json(first.contains("\"id\":6") ? first : second).path("result");
    assertThat(failed.path("isError").asBoolean()).isTrue();
    assertThat(failed.path("content").path(0).path("text").asString())
        .contains("'files'", "has ended with exit code 3", "reconnect");
    client.say(Bench.request(7, "tools/list", "{}"));
    web.answer("{\"tools\":[{\"name\":\"x\"}]}");
    assertThat(client.hear()).contains("web__x").doesNotContain("files__");
    assertThat(client.ask(8, "tools/call", Bench.call("files__read", "{}"))).contains("has ended");
  }

  @Test
  void answersWhatItCanItself() throws IOException {
    beginWithTools();
    assertThat(client.ask(1, "ping", "{}"))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assertThat(client.ask(2, "tools/call", Bench.call("nobody__x", "{}"))).contains("-32602");
    assertThat(client.ask(3, "no/such", "{}")).contains("-32601");
    assertThat(
            client.ask(
                4,
                "server/discover",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}"))
        .contains("-32601");
    client.say(Bench.request(5, "logging/setLevel", "{\"level\":\"info\"}"));
    web.answer("{}");
    assertThat(client.hear()).contains("\"id\":5,\"result\":{}");
  }
}
