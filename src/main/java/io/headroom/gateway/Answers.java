package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.JsonStrings;
import io.headroom.text.Span;

/// What we say ourselves: answers to requests that another server cannot answer, and that nobody
/// waits for its answer any more.
final class Answers {
  /// The first of the codes JSON-RPC leaves to servers; what went wrong says the message.
  static final int FAILED = -32000;

  /// A server could not be asked, or not now: what it would have said is not known.
  static final int UNAVAILABLE = -32019;

  /// A method nobody has.
  static final int METHOD_NOT_FOUND = -32601;

  /// Parameters that do not fit.
  static final int INVALID_PARAMS = -32602;

  private Answers() {}

  /// A failure. That of a tool is a result, since models get to read those.
  ///
  /// @param request what fails
  /// @param code of the error
  /// @param text what is wrong and what can be done, for models and people
  /// @return a line with its terminator
  static byte[] failed(Message request, int code, String text) {
    if (!"tools/call".equals(request.method())) {
      return error(request, code, text);
    }
    String complete = request.isStateless() ? "\"resultType\":\"complete\"," : "";
    return result(
        request,
        "{%s\"content\":[{\"type\":\"text\",\"text\":%s}],\"isError\":true}"
            .formatted(complete, JsonStrings.quote(text)));
  }

  /// An error of the protocol.
  static byte[] error(Message request, int code, String text) {
    return line(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%s,\"message\":%s}}"
            .formatted(request.rawId(), code, JsonStrings.quote(text)));
  }

  /// Whether an answer says that the server could not be asked.
  static boolean isUnavailable(Message answer) {
    Span code = answer.at(answer.json().root(), "error", "code");
    return code != null && answer.json().of(code).equals(Integer.toString(UNAVAILABLE));
  }

  /// A result.
  ///
  /// @param json an object
  static byte[] result(Message request, String json) {
    return line("{\"jsonrpc\":\"2.0\",\"id\":" + request.rawId() + ",\"result\":" + json + "}");
  }

  /// Tells that nobody waits for an answer any more.
  ///
  /// @param id of the request, as JSON
  static byte[] cancelled(String id) {
    return line(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + id
            + "}}");
  }

  /// A text as a line.
  static byte[] line(String json) {
    return (json + "\n").getBytes(UTF_8);
  }
}
