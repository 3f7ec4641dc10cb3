package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/// A whole HTTP answer, ready before anything of it is sent.
///
/// @param status the HTTP status
/// @param body JSON, or null for none
/// @param headers headers beyond those that describe the body
record HttpAnswer(int status, @Nullable String body, Map<String, String> headers) {
  /// Media type of everything we answer that is no stream.
  static final String JSON = "application/json";

  /// From the range JSON-RPC leaves to servers: HTTP turned the request away, its body unread.
  private static final int TURNED_AWAY = -32000;

  static HttpAnswer ok(String json) {
    return new HttpAnswer(200, json, Map.of());
  }

  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, null, Map.of());
  }

  static HttpAnswer turnedAway(int status, String message) {
    return failed(status, null, new Failure(TURNED_AWAY, message));
  }

  static HttpAnswer failed(int status, @Nullable String id, Failure failure) {
    return new HttpAnswer(status, failure.to(id), Map.of());
  }

  /// Sends all of it.
  ///
  /// @param response where it goes; nothing is sent there yet
  /// @throws IOException if the client has left
  void sendTo(Response response) throws IOException {
    response.setStatus(status);
    headers.forEach(response.getHeaders()::put);
    byte[] bytes = body == null ? new byte[0] : body.getBytes(UTF_8);
    if (body != null) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    }
    Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
  }

  HttpAnswer with(String header, String value) {
    return new HttpAnswer(status, body, Map.of(header, value));
  }
}
