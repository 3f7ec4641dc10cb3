package io.headroom.mcp;

import org.jspecify.annotations.Nullable;

/// One JSON-RPC message as it came in, taken apart only as far as routing needs. Its parameters
/// stay raw JSON: most messages are answered without ever looking into them.
///
/// @param id the raw JSON of the id (`7`, `"a"`), or null for a notification
/// @param method the method; null when the message is an answer to a request of ours
/// @param params the raw JSON of `params`, or null without
/// @param result the raw JSON of `result` when the message is an answer, else null
/// @param protocolVersion `params._meta["io.modelcontextprotocol/protocolVersion"]`: present in the
///   stateless era only
/// @param progressToken the raw JSON of `params._meta.progressToken`, or null without
record Envelope(
    @Nullable String id,
    @Nullable String method,
    @Nullable String params,
    @Nullable String result,
    @Nullable String protocolVersion,
    @Nullable String progressToken) {}
