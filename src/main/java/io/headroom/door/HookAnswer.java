package io.headroom.door;

/// What a hook has its client show instead of a tool's result.
///
/// @param output the result in short, as JSON of the tool's own shape
/// @param older whether clients before 2.1.121 are to understand it as well: they know the result
///   of an MCP tool by another name
public record HookAnswer(String output, boolean older) {
  /// The hook's output.
  ///
  /// @return one JSON object
  public String json() {
    return "{\"suppressOutput\":true,\"hookSpecificOutput\":{\"hookEventName\":\"PostToolUse\","
        + (older ? "\"updatedMCPToolOutput\":" + output + "," : "")
        + "\"updatedToolOutput\":"
        + output
        + "}}";
  }
}
