package io.headroom.mcp;

import io.headroom.text.Work;
import java.util.Map;

/// A tool of the server: how it is announced, and what it does.
interface Tool {
  /// How clients see it.
  ///
  /// @return name, schema and hints, rendered once
  ToolDefinition definition();

  /// Does what the tool is for.
  ///
  /// @param arguments the call's arguments, valid by the tool's schema
  /// @param session whom the call came from
  /// @param work progress and cancellation
  /// @return the answer; failures the agent can act on are answers with [ToolResult#isError]
  /// @throws Work.Cancelled if the call was cancelled
  ToolResult call(Map<String, Object> arguments, Session session, Work work);
}
