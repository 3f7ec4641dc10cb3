package io.headroom.mcp;

import io.headroom.mcp.Reply.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The headers in which a request repeats its body for proxies to route by. In the stateless era
/// they must say what the body says: a proxy that let a request pass by its headers must have seen
/// what is going to be done.
///
/// @param version `MCP-Protocol-Version`
/// @param method `Mcp-Method`
/// @param name `Mcp-Name`, decoded
record EraHeaders(@Nullable String version, @Nullable String method, @Nullable String name) {
  /// Headers and body disagree (2026-07-28).
  static final int HEADER_MISMATCH = -32020;

  /// The versions whose requests carry no metadata but, after the handshake, this header.
  private static final List<String> HANDSHAKE =
      List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private static final String ENCODED = "=?base64?";
  private static final String ENCODED_END = "?=";

  /// Picks the headers.
  ///
  /// @param header a header's value by its name, null where there is none
  static EraHeaders of(Function<String, @Nullable String> header) {
    return new EraHeaders(
        header.apply("MCP-Protocol-Version"),
        header.apply("Mcp-Method"),
        decoded(header.apply("Mcp-Name")));
  }

  /// Picks a request's headers.
  static EraHeaders of(Request request) {
    return of(name -> value(request.getHeaders(), name));
  }

  /// All values of a header: what is there twice must not pass for the one of them that fits.
  private static @Nullable String value(HttpFields headers, String name) {
    List<String> values = headers.getValuesList(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  /// Compares headers and body.
  ///
  /// @param message the body
  /// @param judge why a request of the stateless era cannot be served, or null
  /// @return why the request is turned away, or null if all is well
  @Nullable HttpAnswer refuse(Envelope message, Function<Envelope, @Nullable Failure> judge) {
    if (!ModernEra.speaks(message) && !ModernEra.VERSION.equals(version)) {
      return version == null || HANDSHAKE.contains(version)
          ? null
          : HttpAnswer.failed(400, message.id(), unsupported(version));
    }
    Failure failure = mismatch(message);
    if (failure == null && message.id() != null) {
      failure = judge.apply(message);
    }
    return failure == null
        ? null
        : HttpAnswer.failed(
            failure.code() == Reply.METHOD_NOT_FOUND ? 404 : 400, message.id(), failure);
  }

  private @Nullable Failure mismatch(Envelope message) {
    if (!Objects.equals(method, message.method())) {
      return mismatch("Mcp-Method", method, message.method());
    }
    if (message.protocolVersion() != null && !message.protocolVersion().equals(version)) {
      return mismatch("MCP-Protocol-Version", version, message.protocolVersion());
    }
    String member =
        switch (message.method()) {
          case "tools/call", "prompts/get" -> "name";
          case "resources/read" -> "uri";
          case null, default -> null;
        };
    if (member == null) {
      return null;
    }
    String named = RawJson.string(RawJson.member(message.params(), member));
    return Objects.equals(name, named) ? null : mismatch("Mcp-Name", name, named);
  }

  private static Failure mismatch(String header, @Nullable String value, @Nullable String body) {
    return new Failure(
        HEADER_MISMATCH,
        "Header mismatch: " + header + " is " + shown(value) + ", the body says " + shown(body));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "missing" : "'" + value + "'";
  }

  private static Failure unsupported(String version) {
    return new Failure(
        Reply.UNSUPPORTED_VERSION,
        "Unsupported protocol version",
        HANDSHAKE.stream()
            .map(RawJson::quote)
            .collect(
                Collectors.joining(
                    ",",
                    "{\"supported\":[" + RawJson.quote(ModernEra.VERSION) + ",",
                    "],\"requested\":" + RawJson.quote(version) + "}")));
  }

  /// Names that do not fit in a header come as Base64 of their UTF-8.
  private static @Nullable String decoded(@Nullable String value) {
    if (value == null
        || value.length() < ENCODED.length() + ENCODED_END.length()
        || !value.startsWith(ENCODED)
        || !value.endsWith(ENCODED_END)) {
      return value;
    }
    String base64 = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value; // differs from every name it could stand for
    }
  }
}
