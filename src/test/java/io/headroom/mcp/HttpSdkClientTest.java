package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Work;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The SDK's client against this transport.
class HttpSdkClientTest {
  private static final ToolDefinition COUNT =
      new ToolDefinition(
          "count",
          "{\"name\":\"count\",\"description\":\"Counts\",\"inputSchema\":{\"type\":\"object\"}}");

  @Test
  void servesTheClientOfTheSdk() {
    Tools tools = Tools.builder().listed(COUNT, Count::new).build();
    try (HttpFixture http =
            new HttpFixture(McpServer.dispatcher(tools, new McpServer.Options("1", List.of())));
        McpSyncClient client =
            McpClient.sync(
                    HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + http.port())
                        .build())
                .build()) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("headroom");
      assertThat(client.listTools().tools()).extracting(Tool::name).containsExactly("count");
      String text = "lorem ipsum ".repeat(50_000);
      CallToolResult result =
          client.callTool(CallToolRequest.builder("count").arguments(Map.of("text", text)).build());
      assertThat(result.content())
          .singleElement()
          .isInstanceOfSatisfying(
              TextContent.class,
              content -> assertThat(content.text()).isEqualTo("" + text.length()));
    }
  }

  private static final class Count implements io.headroom.mcp.Tool {
    @Override
    public ToolDefinition definition() {
      return COUNT;
    }

    @Override
    public ToolResult call(Map<String, Object> arguments, Session session, Work work) {
      return ToolResult.text(String.valueOf(String.valueOf(arguments.get("text")).length()));
    }
  }
}
