package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.Incoming.Blank;
import io.headroom.mcp.Incoming.Invalid;
import io.headroom.mcp.Incoming.Message;
import io.headroom.mcp.RawJson.Source;
import java.nio.charset.Charset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads one JSON-RPC message in a single pass. Nothing a client sends makes it throw.
final class EnvelopeReader {
  private static final String PREFIX = "io.modelcontextprotocol/";

  private final JsonParser parser;
  private final Source json;
  private @Nullable String id;
  private @Nullable String method;
  private @Nullable Supplier<String> params;
  private @Nullable String name;
  private @Nullable Object arguments;
  private @Nullable String result;
  private boolean answered;
  private @Nullable String protocolVersion;
  private @Nullable String clientCapabilities;
  private @Nullable String clientName;
  private @Nullable String progressToken;

  private EnvelopeReader(JsonParser parser, Source json) {
    this.parser = parser;
    this.json = json;
  }

  /// Reads a message.
  ///
  /// @param bytes a line without its terminator, or a request body
  /// @return the message, or what is wrong with it
  static Incoming read(byte[] bytes) {
    int beyondAscii = ByteScan.beyondAscii(bytes, 0);
    if (!Utf8.valid(bytes, beyondAscii)) {
      // Decoding it in some way would store an original that nobody sent.
      return invalid(null, Reply.PARSE_ERROR, "Parse error: the message is not UTF-8");
    }
    Charset charset = beyondAscii < bytes.length ? UTF_8 : ISO_8859_1;
    Source json = (from, to) -> new String(bytes, from, to - from, charset);
    try {
      return new Message(new EnvelopeReader(new MessageParser(bytes, charset), json).message());
    } catch (Misfit | JacksonException _) {
      return read(new String(bytes, charset)); // once more, to tell what is wrong where
    }
  }

  /// Reads a message.
  ///
  /// @param text a line without its terminator, or a request body
  /// @return the message, or what is wrong with it
  static Incoming read(String text) {
    if (text.isBlank()) {
      return new Blank();
    }
    EnvelopeReader reader = new EnvelopeReader(RawJson.parser(text), text::substring);
    try {
      return new Message(reader.message());
    } catch (Misfit e) {
      return invalid(reader.id, Reply.INVALID_REQUEST, e.text);
    } catch (StreamConstraintsException _) {
      return invalid(
          reader.id,
          Reply.INVALID_REQUEST,
          "Invalid request: nested deeper than " + RawJson.MAX_DEPTH + ", or a number too long");
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      return invalid(
          null, Reply.PARSE_ERROR, "Parse error: not one JSON message, see character " + at);
    }
  }

  private Envelope message() {
    try (parser) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        throw new Misfit("batches are not part of MCP; send each message by itself");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new Misfit("a message is a JSON object");
      }
      members();
      if (parser.nextToken() != null) {
        throw new Misfit("one message per line");
      }
    }
    if (method == null && (id == null || !answered)) {
      throw new Misfit("method is missing");
    }
    return new Envelope(
        id,
        method,
        params,
        name,
        arguments,
        result,
        protocolVersion,
        clientCapabilities,
        clientName,
        progressToken);
  }

  private void members() {
    boolean versioned = false;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "jsonrpc" ->
            versioned = value == JsonToken.VALUE_STRING && parser.getString().equals("2.0");
        case "id" -> id = id(value);
        case "method" -> {
          if (value != JsonToken.VALUE_STRING) {
            throw new Misfit("method must be a string");
          }
          method = parser.getString();
        }
        case "params" -> {
          if (value != JsonToken.START_OBJECT) {
            throw new Misfit("params must be an object");
          }
          params = params();
        }
        case "result" -> {
          answered = true;
          result = RawJson.cut(parser, json);
        }
        case "error" -> {
          answered = true;
          parser.skipChildren();
        }
        default -> parser.skipChildren();
      }
    }
    if (!versioned) {
      throw new Misfit("jsonrpc must be \"2.0\"");
    }
  }

  private String id(JsonToken value) {
    if (!isName(value)) {
      throw new Misfit("id must be a string or a number");
    }
    return RawJson.cut(parser, json);
  }

  private Supplier<String> params() {
    int from = RawJson.offset(parser.currentTokenLocation());
    boolean named = false;
    name = null;
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("name") && !named) {
        named = true;
        name = value == JsonToken.VALUE_STRING ? parser.getString() : null;
      }
      if (key.equals("arguments")) {
        arguments = RawJson.value(parser);
      } else if (key.equals("_meta") && value == JsonToken.START_OBJECT) {
        meta();
      } else {
        parser.skipChildren();
      }
    }
    int to = RawJson.offset(parser.currentLocation());
    return () -> json.part(from, to);
  }

  private void meta() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      String raw = RawJson.cut(parser, json);
      switch (name) {
        case PREFIX + "protocolVersion" -> protocolVersion = RawJson.string(raw);
        case PREFIX + "clientCapabilities" ->
            clientCapabilities = value == JsonToken.START_OBJECT ? raw : null;
        case PREFIX + "clientInfo" -> clientName = RawJson.string(RawJson.member(raw, "name"));
        case "progressToken" -> progressToken = isName(value) ? raw : null;
        default -> {}
      }
    }
  }

  private static boolean isName(JsonToken value) {
    return value == JsonToken.VALUE_STRING || value.isNumeric();
  }

  private static Invalid invalid(@Nullable String id, int code, String message) {
    return new Invalid(id, new Reply.Failure(code, message));
  }

  /// JSON that is no message.
  private static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String text;

    Misfit(String text) {
      super(null, null, false, false);
      this.text = "Invalid request: " + text;
    }
  }
}
