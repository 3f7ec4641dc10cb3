package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.mcp.Incoming.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraHeadersTest {
  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
  private static final String LIST = request("tools/list", META);
  private static final String CALL = request("tools/call", "\"name\":\"pack\"," + META);

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void servesEveryHandshakeVersion(String version) {
    assertThat(refusal(request("tools/list", ""), Map.of("MCP-Protocol-Version", version)))
        .isNull();
  }

  @Test
  void servesHandshakeRequestsWithoutHeaders() {
    assertThat(refusal(request("initialize", "\"protocolVersion\":\"1999-01-01\""), Map.of()))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1999-01-01", "2099-01-01", "v999.0.0", "latest", "2025-11-25, 2025-11-25"})
  void namesTheVersionsItSpeaks(String version) {
    assertThat(refusal(request("tools/list", ""), Map.of("MCP-Protocol-Version", version)))
        .startsWith("400 ")
        .contains("\"code\":-32022", "\"supported\":[\"2026-07-28\",\"2025-11-25\"", "\"id\":7");
  }

  @Test
  void servesStatelessRequestsWhoseHeadersFit() {
    assertThat(refusal(LIST, headers("tools/list", null))).isNull();
    assertThat(refusal(CALL, headers("tools/call", "pack"))).isNull();
  }

  @Test
  void decodesNames() {
    String call = request("tools/call", "\"name\":\"päck\"," + META);
    assertThat(refusal(call, headers("tools/call", "=?base64?cMOkY2s=?="))).isNull();
    assertThat(refusal(CALL, headers("tools/call", "=?base64?cMOkY2s=?="))).contains("-32020");
    assertThat(refusal(CALL, headers("tools/call", "=?base64?%%%?="))).contains("-32020");
    assertThat(refusal(CALL, headers("tools/call", "=?base64?="))).contains("-32020");
  }

  @Test
  void comparesUrisOfResources() {
    String read = request("resources/read", "\"uri\":\"file:///a\"," + META);
    assertThat(refusal(read, headers("resources/read", "file:///b"))).contains("-32020");
    assertThat(refusal(read, headers("resources/read", "file:///a"))).startsWith("404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompts/list", "TOOLS/LIST", "tools/list, tools/list"})
  void refusesAnotherMethodInTheHeader(String method) {
    assertThat(refusal(LIST, headers(method, null))).startsWith("400 ").contains("\"code\":-32020");
  }

  @Test
  void refusesAnotherNameOrVersionInTheHeader() {
    assertThat(refusal(CALL, headers("tools/call", "other"))).contains("-32020");
    assertThat(
            refusal(LIST, Map.of("Mcp-Method", "tools/list", "MCP-Protocol-Version", "2025-11-25")))
        .contains("-32020");
  }

  @Test
  void refusesMissingHeaders() {
    assertThat(refusal(LIST, Map.of())).contains("-32020");
    assertThat(refusal(LIST, Map.of("Mcp-Method", "tools/list"))).contains("-32020");
    assertThat(refusal(LIST, Map.of("MCP-Protocol-Version", "2026-07-28"))).contains("-32020");
    assertThat(refusal(CALL, headers("tools/call", null))).contains("-32020", "missing");
  }

  @Test
  void refusesRequestsWithoutMetadata() {
    assertThat(refusal(request("tools/list", ""), headers("tools/list", null)))
        .startsWith("400 ")
        .contains("\"code\":-32602");
    assertThat(
            refusal(
                request(
                    "tools/list",
                    "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}"),
                headers("tools/list", null)))
        .startsWith("400 ")
        .contains("\"code\":-32602");
  }

  @Test
  void refusesVersionsToCome() {
    String request = LIST.replace("2026-07-28", "2031-01-01");
    assertThat(
            refusal(
                request, Map.of("Mcp-Method", "tools/list", "MCP-Protocol-Version", "2031-01-01")))
        .startsWith("400 ")
        .contains(
            "\"code\":-32022", "\"supported\":[\"2026-07-28\"", "\"requested\":\"2031-01-01\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "no/such/method"})
  void doesNotFindMethodsTheEraDroppedOrNeverHad(String method) {
    assertThat(refusal(request(method, META), headers(method, null)))
        .startsWith("404 ")
        .contains("\"code\":-32601");
  }

  @Test
  void servesNotificationsWithoutMetadata() {
    String notice = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}";
    assertThat(refusal(notice, headers("notifications/cancelled", null))).isNull();
    assertThat(refusal(notice, headers("notifications/other", null))).contains("-32020");
  }

  @Test
  void escapesWhatItQuotes() {
    assertThat(refusal(LIST, headers("a\"b\\c", null))).contains("'a\\\"b\\\\c'");
  }

  private static Map<String, String> headers(String method, @Nullable String name) {
    return name == null
        ? Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method)
        : Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name);
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":{%s}}"
        .formatted(method, params);
  }

  /// Status and body, or null.
  private static @Nullable String refusal(String json, Map<String, String> headers) {
    Envelope message = ((Message) EnvelopeReader.read(json)).envelope();
    HttpAnswer answer = EraHeaders.of(headers::get).refuse(message, ModernEra::refusal);
    return answer == null ? null : answer.status() + " " + answer.body();
  }
}
