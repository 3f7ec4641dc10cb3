package io.headroom.mcp;

/// How a tool is announced to clients.
///
/// @param name the tool's name
/// @param json its entry in `tools/list`: name, title, description, inputSchema, annotations,
///   _meta; on one line
record ToolDefinition(String name, String json) {
  /// What of it clients hand to the model, and what it costs in every request: name, description
  /// and input schema.
  String asModelsSeeIt() {
    return "{\"name\":%s,\"description\":%s,\"input_schema\":%s}"
        .formatted(
            RawJson.member(json, "name"),
            RawJson.member(json, "description"),
            RawJson.member(json, "inputSchema"));
  }
}
