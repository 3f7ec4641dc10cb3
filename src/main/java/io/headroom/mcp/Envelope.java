package io.headroom.mcp;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One JSON-RPC message as it came in, taken apart only as far as routing needs. Its parameters
/// stay raw JSON: most messages are answered without ever looking into them. The name and the
/// arguments of a call are read along: they may be megabytes and are read but once so.
///
/// @param id the raw JSON of the id (`7`, `"a"`), or null for a notification
/// @param method the method; null when the message is an answer to a request of ours
/// @param written gives the raw JSON of `params`, an object; null without
/// @param name `params.name`, or null where it is no string
/// @param arguments the value of `params.arguments` as Java's own maps, lists, strings, numbers and
///   booleans, or null without
/// @param result the raw JSON of `result` when the message is an answer, else null; null too when
///   the answer is an error
/// @param protocolVersion `params._meta["io.modelcontextprotocol/protocolVersion"]`: present in the
///   stateless era only
/// @param clientCapabilities the raw JSON of
///   `params._meta["io.modelcontextprotocol/clientCapabilities"]`, an object: present in the
///   stateless era only
/// @param clientName `params._meta["io.modelcontextprotocol/clientInfo"].name`, or null without
/// @param progressToken the raw JSON of `params._meta.progressToken`, or null without
record Envelope(
    @Nullable String id,
    @Nullable String method,
    @Nullable Supplier<String> written,
    @Nullable String name,
    @Nullable Object arguments,
    @Nullable String result,
    @Nullable String protocolVersion,
    @Nullable String clientCapabilities,
    @Nullable String clientName,
    @Nullable String progressToken) {
  /// The raw JSON of the parameters.
  ///
  /// @return an object, or null without
  @Nullable String params() {
    return written == null ? null : written.get();
  }

  /// Whether an answer is expected.
  boolean isRequest() {
    return method != null && id != null;
  }
}
