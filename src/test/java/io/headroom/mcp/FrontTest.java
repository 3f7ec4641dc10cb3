package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrontTest {
  static final String META =
      "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}";

  private final Session session = new Session(List.of());
  private final Dispatcher front =
      McpServer.dispatcher(
          Tools.builder()
              .listed(FakeTool.ECHO.definition(), () -> FakeTool.ECHO)
              .unlisted(FakeTool.LENGTH.definition(), () -> FakeTool.LENGTH)
              .build(),
          new McpServer.Options("1.2.3", List.of()));

  @ParameterizedTest
  @CsvSource({
    "2024-11-05, 2024-11-05",
    "2025-03-26, 2025-03-26",
    "2025-06-18, 2025-06-18",
    "2025-11-25, 2025-11-25",
    "2026-07-28, 2025-11-25",
    "nonsense, 2025-11-25"
  })
  void shakesHandsInTheVersionOfTheClientWhereItKnowsIt(String wanted, String agreed) {
    JsonNode result =
        legacy(
                "initialize",
                "{\"protocolVersion\":\"%s\",\"clientInfo\":{\"name\":\"someone\"}}"
                    .formatted(wanted))
            .at("/result");

    assertThat(result.at("/protocolVersion").asString()).isEqualTo(agreed);
    assertThat(result.at("/serverInfo/name").asString()).isEqualTo("headroom");
    assertThat(result.at("/serverInfo/version").asString()).isEqualTo("1.2.3");
    assertThat(result.at("/instructions").asString()).isEqualTo(ToolDefinitions.INSTRUCTIONS);
    assertThat(result.at("/capabilities").propertyNames()).containsExactly("tools");
    assertThat(session.client()).isEqualTo("someone");
  }

  @Test
  void describesItselfToClientsOfTheStatelessEra() {
    JsonNode result = modern("server/discover", "").at("/result");

    assertThat(result.at("/resultType").asString()).isEqualTo("complete");
    assertThat(result.at("/supportedVersions/0").asString()).isEqualTo("2026-07-28");
    assertThat(result.at("/capabilities/tools").isObject()).isTrue();
    assertThat(result.at("/instructions").asString()).isEqualTo(ToolDefinitions.INSTRUCTIONS);
    assertThat(result.at("/ttlMs").asInt()).isPositive();
    assertThat(result.at("/cacheScope").asString()).isEqualTo("public");
    assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asString())
        .isEqualTo("headroom");
  }

  @Test
  void listsToolsInBothEras() {
    JsonNode legacy = legacy("tools/list", "{}").at("/result");
    JsonNode modern = modern("tools/list", "").at("/result");

    assertThat(legacy.propertyNames()).containsExactly("tools");
    assertThat(modern.propertyNames())
        .containsExactlyInAnyOrder("resultType", "_meta", "tools", "ttlMs", "cacheScope");
    assertThat(modern.at("/tools")).isEqualTo(legacy.at("/tools"));
    assertThat(legacy.at("/tools")).hasSize(1);
    assertThat(legacy.at("/tools/0/name").asString()).isEqualTo("echo");
  }

  @Test
  void callsToolsInBothEras() {
    String call = "\"name\":\"echo\",\"arguments\":{\"text\":\"hi\"}";
    JsonNode legacy = legacy("tools/call", "{" + call + "}").at("/result");
    JsonNode modern = modern("tools/call", call).at("/result");

    assertThat(legacy.at("/content/0/text").asString()).isEqualTo("hi");
    assertThat(legacy.has("resultType")).isFalse();
    assertThat(modern.at("/content/0/text").asString()).isEqualTo("hi");
    assertThat(modern.at("/resultType").asString()).isEqualTo("complete");
    assertThat(modern.at("/_meta/io.modelcontextprotocol~1serverInfo/version").asString())
        .isEqualTo("1.2.3");
  }

  @Test
  void callsUnlistedToolsByName() {
    JsonNode answer =
        legacy("tools/call", "{\"name\":\"length\",\"arguments\":{\"text\":\"four\"}}");
    assertThat(answer.at("/result/content/0/text").asString()).isEqualTo("4");
  }

  @Test
  void answersPingInTheEraThatHasIt() {
    assertThat(legacy("ping", "{}").at("/result")).isEmpty();
    assertThat(modern("ping", "").at("/error/code").asInt()).isEqualTo(-32601);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logging/setLevel", "resources/list", "prompts/list", "no\\\"thing"})
  void doesNotKnowOtherMethods(String method) {
    assertThat(legacy(method, "{}").at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(modern(method, "").at("/error/code").asInt()).isEqualTo(-32601);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"initialize", "logging/setLevel", "resources/subscribe", "subscriptions/listen"})
  void knowsWhatTheStatelessEraRemoved(String method) {
    assertThat(modern(method, "").at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void requiresTheMetadataOfTheStatelessEra() {
    for (String meta :
        List.of(
            "",
            "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"",
            "\"io.modelcontextprotocol/clientCapabilities\":{}",
            "\"io.modelcontextprotocol/protocolVersion\":7,"
                + "\"io.modelcontextprotocol/clientCapabilities\":{}")) {
      JsonNode error = answer("server/discover", "{\"_meta\":{" + meta + "}}").at("/error");
      assertThat(error.at("/code").asInt()).as(meta).isEqualTo(-32602);
      assertThat(error.at("/message").asString()).contains("io.modelcontextprotocol/");
    }
  }

  @Test
  void saysWhichVersionsItSpeaks() {
    JsonNode error =
        answer(
                "tools/list",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2027-01-01\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}")
            .at("/error");
    assertThat(error.at("/code").asInt()).isEqualTo(-32022);
    assertThat(error.at("/data/supported/0").asString()).isEqualTo("2026-07-28");
    assertThat(error.at("/data/requested").asString()).isEqualTo("2027-01-01");
  }

  @Test
  void swallowsNotifications() {
    for (String method :
        List.of("notifications/initialized", "notifications/cancelled", "anything/else")) {
      assertThat(send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}")).isNull();
    }
  }

  @Test
  void swallowsAnswersItDidNotAskFor() {
    assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":\"headroom-roots-0\",\"result\":{\"roots\":[]}}"))
        .isNull();
    assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":null}")).isNull();
  }

  @Test
  void answersUnderTheIdAsItWasWritten() {
    assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":\"a\\\"\\u00e9\",\"method\":\"ping\"}"))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\\\"\\u00e9\",\"result\":{}}");
  }

  private JsonNode legacy(String method, String params) {
    return answer(method, params);
  }

  private JsonNode modern(String method, String params) {
    return answer(
        method, "{" + params + (params.isEmpty() ? "" : ",") + "\"_meta\":{" + META + "}}");
  }

  private JsonNode answer(String method, String params) {
    String answer =
        send(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params));
    return JsonMapper.shared().readTree(Objects.requireNonNull(answer));
  }

  private @Nullable String send(String json) {
    Incoming.Message message = (Incoming.Message) EnvelopeReader.read(json);
    return front.answer(message.envelope(), session, _ -> {});
  }
}
