package io.headroom.mcp;

import org.jspecify.annotations.Nullable;

/// What a request is answered with, before it is put into an envelope.
sealed interface Reply {
  /// Malformed JSON.
  int PARSE_ERROR = -32700;

  /// JSON, but no message.
  int INVALID_REQUEST = -32600;

  /// A method the server does not have.
  int METHOD_NOT_FOUND = -32601;

  /// Parameters that do not fit, unknown tools among them.
  int INVALID_PARAMS = -32602;

  /// The server failed; its log says why.
  int INTERNAL_ERROR = -32603;

  /// A protocol version the server does not speak (2026-07-28).
  int UNSUPPORTED_VERSION = -32022;

  /// The client lacks a capability that the request needs (2026-07-28).
  int MISSING_CAPABILITY = -32021;

  /// The message for the client.
  ///
  /// @param id the raw JSON of the request's id; null if it could not be read
  /// @return an answer on one line
  String to(@Nullable String id);

  /// Success.
  ///
  /// @param json the result object
  record Result(String json) implements Reply {
    @Override
    public String to(@Nullable String id) {
      return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + json + "}";
    }
  }

  /// Failure of the protocol; a tool that fails answers a [Result].
  ///
  /// @param code one of the codes above
  /// @param message what is wrong, for people; never the text of an exception
  /// @param data raw JSON for programs, or null
  record Failure(int code, String message, @Nullable String data) implements Reply {
    Failure(int code, String message) {
      this(code, message, null);
    }

    @Override
    public String to(@Nullable String id) {
      String more = data == null ? "" : ",\"data\":" + data;
      return "{\"jsonrpc\":\"2.0\",\"id\":"
          + id
          + (",\"error\":{\"code\":" + code)
          + (",\"message\":" + RawJson.quote(message) + more + "}}");
    }
  }
}
