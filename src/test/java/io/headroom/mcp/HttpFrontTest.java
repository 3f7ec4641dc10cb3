package io.headroom.mcp;

import static io.headroom.mcp.HttpFixture.STATELESS_META;
import static io.headroom.mcp.HttpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Work;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The transport with what is behind it.
class HttpFrontTest {
  private final HttpFixture http =
      new HttpFixture(McpServer.dispatcher(tools(), new McpServer.Options("9.9", List.of())));

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void shakesHandsAndCallsATool() {
    assertThat(
            legacy(
                request(
                    "initialize",
                    "\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"roots\":{}}")))
        .contains("\"protocolVersion\":\"2025-06-18\"", "\"version\":\"9.9\"");
    HttpResponse<String> notice =
        http.send(
            http.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .header("Accept", "application/json, text/event-stream"));
    assertThat(notice.statusCode()).isEqualTo(202);
    assertThat(legacy(request("tools/list", ""))).contains("\"name\":\"shout\"");
    assertThat(legacy(request("tools/call", "\"name\":\"shout\",\"arguments\":{\"text\":\"hey\"}")))
        .contains("HEY for []");
  }

  @Test
  void answersFailuresOfHandshakeRequestsWithStatusOk() {
    assertThat(legacy(request("no/such", ""))).contains("\"code\":-32601");
    assertThat(legacy(request("tools/call", "\"name\":\"absent\",\"arguments\":{}")))
        .contains("\"code\":-32602");
  }

  @Test
  void discoversAndCallsAToolWithoutHandshake() {
    assertThat(stateless("server/discover", "", 200))
        .contains("\"supportedVersions\":[\"2026-07-28\"]", "\"resultType\":\"complete\"");
    assertThat(stateless("tools/list", "", 200)).contains("\"name\":\"shout\"", "\"ttlMs\"");
    assertThat(stateless("tools/call", "\"name\":\"shout\",\"arguments\":{\"text\":\"hey\"},", 200))
        .contains("HEY for [tester]");
    assertThat(stateless("ping", "", 404)).contains("\"code\":-32601");
  }

  private String legacy(String json) {
    HttpResponse<String> answer =
        http.send(http.post(json).header("MCP-Protocol-Version", "2025-06-18"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String stateless(String method, String params, int status) {
    HttpRequest.Builder post =
        http.post(request(method, params + STATELESS_META))
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", method);
    HttpResponse<String> answer =
        http.send(method.equals("tools/call") ? post.header("Mcp-Name", "shout") : post);
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.body();
  }

  private static Tools tools() {
    ToolDefinition shout =
        new ToolDefinition(
            "shout",
            """
            {"name":"shout","description":"Shouts","inputSchema":{"type":"object",\
            "properties":{"text":{"type":"string"}},"required":["text"]}}\
            """);
    return Tools.builder().listed(shout, () -> new Shout(shout)).build();
  }

  private record Shout(ToolDefinition definition) implements Tool {
    @Override
    public ToolResult call(Map<String, Object> arguments, Session session, Work work) {
      return ToolResult.text(
          String.valueOf(arguments.get("text")).toUpperCase(Locale.ROOT)
              + " for ["
              + session.client()
              + "]");
    }
  }
}
