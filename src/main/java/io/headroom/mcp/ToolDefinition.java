package io.headroom.mcp;

/// How a tool is announced to clients.
///
/// @param name the tool's name
/// @param json its entry in `tools/list`: name, title, description, inputSchema, annotations,
///   _meta; on one line
record ToolDefinition(String name, String json) {}
