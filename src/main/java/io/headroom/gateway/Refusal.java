package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.Span;

/// Why an HTTP server did not do what it was asked.
///
/// @param code of the JSON-RPC error
/// @param text what is wrong and what can be done
record Refusal(int code, String text) {
  private static final int MOST_QUOTED = 300;

  /// Where a server's address is given.
  private static final String ADDRESS = "--url or \"url\" in the --config file";

  /// Reads a refusal.
  ///
  /// @param address whose
  /// @param status of HTTP
  /// @param location where a redirect points to; empty without
  /// @param body what came with it
  static Refusal of(RemoteAddress address, int status, String location, byte[] body) {
    Message message = Message.of(body);
    String said = message == null ? "" : error(message, "message");
    int code =
        isWord(status) ? code(message == null ? "" : error(message, "code")) : Answers.UNAVAILABLE;
    String quoted = quoted(said.isEmpty() && message == null ? new String(body, UTF_8) : said);
    String where = address.shown();
    return switch (status) {
      case 401 ->
          new Refusal(
              code,
              where
                  + " wants to know who asks (HTTP 401)"
                  + quoted
                  + ". Give the gateway a valid token: --token-env NAME with the token in that"
                  + " environment variable, or the header it asks for with --header 'Name: ${NAME}';"
                  + " in a --config file, that header under the server's \"headers\".");
      case 403 ->
          new Refusal(
              code,
              where
                  + " does not allow this (HTTP 403)"
                  + quoted
                  + ". The token the gateway sends lacks the right to it, or it is the wrong one.");
      case 301, 302, 303, 307, 308 ->
          new Refusal(
              code,
              where
                  + " has moved (HTTP "
                  + status
                  + (location.isEmpty() ? ")" : ") to " + location)
                  + ". Tokens do not follow redirects: give the new address, "
                  + ADDRESS
                  + ", if you trust it.");
      case 404 ->
          new Refusal(
              code,
              "There is no MCP server at "
                  + where
                  + " (HTTP 404)"
                  + quoted
                  + ". Check its address, "
                  + ADDRESS
                  + ".");
      case 429, 503 ->
          new Refusal(
              code, where + " is busy (HTTP " + status + ")" + quoted + ". Try again in a moment.");
      default -> new Refusal(code, where + " refused (HTTP " + status + ")" + quoted + ".");
    };
  }

  /// A server that did not answer at all.
  static Refusal unreachable(RemoteAddress address) {
    return new Refusal(
        Answers.UNAVAILABLE,
        address.shown()
            + " cannot be reached. Start it, or check its address, "
            + ADDRESS
            + ", then call again.");
  }

  /// Whether a status says something of the request itself, not of who asks, where or when.
  private static boolean isWord(int status) {
    return status / 100 == 4 && status != 401 && status != 403 && status != 429;
  }

  private static String error(Message message, String member) {
    Span at = message.at(message.json().root(), "error", member);
    return at == null
        ? ""
        : message.json().quoted(at) ? message.json().unquoted(at) : message.json().of(at);
  }

  private static int code(String digits) {
    return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : Answers.FAILED;
  }

  /// What the server says itself; pages for browsers say nothing to anybody here.
  private static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.isEmpty() || line.startsWith("<")) {
      return "";
    }
    return ": " + (line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…");
  }
}
