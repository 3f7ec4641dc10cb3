package io.headroom.mcp;

import io.headroom.mcp.Reply.Failure;
import org.jspecify.annotations.Nullable;

/// The stateless era of the protocol (2026-07-28): every request says who asks and in which
/// version, and nothing is agreed on beforehand. Up to 2025-11-25 a handshake did that; requests
/// without the new metadata are served as before.
final class ModernEra {
  /// The one revision of this era.
  static final String VERSION = "2026-07-28";

  private ModernEra() {}

  /// Whether a message speaks the stateless protocol.
  ///
  /// @param message a message
  /// @return true if it has any of the era's metadata, or a method that only this era has
  static boolean speaks(Envelope message) {
    return message.protocolVersion() != null
        || message.clientCapabilities() != null
        || "server/discover".equals(message.method());
  }

  /// Why a request of this era cannot be served whatever its parameters are.
  ///
  /// @param request a request for which [#speaks] is true
  /// @return [Reply#INVALID_PARAMS] for missing metadata, [Reply#UNSUPPORTED_VERSION],
  ///   [Reply#METHOD_NOT_FOUND] also for methods the era dropped, or null if it can be served
  static @Nullable Failure refusal(Envelope request) {
    Failure misfit = misfit(request);
    String method = request.method() == null ? "" : request.method();
    return misfit != null
        ? misfit
        : switch (method) {
          case "server/discover", "tools/list", "tools/call" -> null;
          default -> new Failure(Reply.METHOD_NOT_FOUND, "Method not found: " + method);
        };
  }

  /// Why a request does not keep to the rules of this era, whatever its method.
  static @Nullable Failure misfit(Envelope request) {
    if (request.protocolVersion() == null) {
      return missing("protocolVersion");
    }
    if (!request.protocolVersion().equals(VERSION)) {
      return new Failure(
          Reply.UNSUPPORTED_VERSION,
          "Unsupported protocol version",
          "{\"supported\":[\"%s\"],\"requested\":%s}"
              .formatted(VERSION, RawJson.quote(request.protocolVersion())));
    }
    return request.clientCapabilities() == null ? missing("clientCapabilities") : null;
  }

  private static Failure missing(String key) {
    return new Failure(
        Reply.INVALID_PARAMS,
        "Invalid params: _meta[\"io.modelcontextprotocol/" + key + "\"] is required");
  }
}
