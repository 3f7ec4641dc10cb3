package io.headroom.mcp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tool answers.
///
/// @param blocks text blocks, in order; the first is what the model reads
/// @param structured the same as an object, for programs that asked for `format:"json"`; null
///   otherwise, since clients that see it hand the model its JSON instead of the text
/// @param isError true for a failure the agent can act on; the text says how
record ToolResult(List<String> blocks, @Nullable Map<String, Object> structured, boolean isError) {
  ToolResult {
    blocks = List.copyOf(blocks);
  }

  static ToolResult text(String... blocks) {
    return new ToolResult(List.of(blocks), null, false);
  }

  static ToolResult error(String message) {
    return new ToolResult(List.of(message), null, true);
  }
}
