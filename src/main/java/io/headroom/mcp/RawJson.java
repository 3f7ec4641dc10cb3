package io.headroom.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// JSON that stays text: cuts members out of a document and quotes strings, without ever building a
/// tree. Streaming only, since binding would cost the server most of its start-up time.
final class RawJson {
  /// Deepest nesting of a message; deeper ones are no arguments of a tool but an accident.
  static final int MAX_DEPTH = 1000;

  /// One string may be as long as a whole message.
  static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxStringLength(Integer.MAX_VALUE)
          .maxNestingDepth(MAX_DEPTH)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder().streamReadConstraints(LIMITS).build();

  private RawJson() {}

  static JsonParser parser(String json) {
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  /// A document that parts are cut out of.
  @FunctionalInterface
  interface Source {
    /// A part of the document, by offsets as its parser counts them: in bytes or in characters.
    String part(int from, int to);
  }

  /// Moves over the value the parser stands on.
  ///
  /// @param parser a parser of `json`, on the first token of the value
  /// @param json the document
  /// @return the value as it is written there
  static String cut(JsonParser parser, Source json) {
    int from = offset(parser.currentTokenLocation());
    parser.skipChildren();
    parser.finishToken();
    return json.part(from, offset(parser.currentLocation()));
  }

  /// Where that is, in what the parser counts; the other offset is -1.
  static int offset(TokenStreamLocation location) {
    return (int) Math.max(location.getCharOffset(), location.getByteOffset());
  }

  /// The value the parser stands on, as binding would give it: maps and lists in the order of the
  /// document, of equal names the last; numbers as narrow as they fit.
  ///
  /// @param parser on the first token of the value; moved to its last
  /// @return a map, list, string, number or boolean, or null for `null`
  static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /// A member of nested objects.
  ///
  /// @param json a valid document, or null
  /// @param path names, outermost first
  /// @return the raw value, or null where there is none
  static @Nullable String member(@Nullable String json, String... path) {
    String value = json;
    for (String name : path) {
      value = value == null ? null : member(value, name);
    }
    return value;
  }

  private static @Nullable String member(String json, String wanted) {
    try (JsonParser parser = parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals(wanted)) {
          return cut(parser, json::substring);
        }
        parser.skipChildren();
      }
      return null;
    }
  }

  /// The value of a JSON string.
  ///
  /// @param json a valid document, or null
  /// @return what it stands for, or null if it is not a string
  static @Nullable String string(@Nullable String json) {
    if (json == null || !json.startsWith("\"")) {
      return null;
    }
    try (JsonParser parser = parser(json)) {
      parser.nextToken();
      return parser.getString();
    } catch (JacksonException _) {
      return null;
    }
  }

  /// A string as JSON.
  ///
  /// @param text any string
  /// @return the text escaped and in quotes, lone surrogates as escapes
  static String quote(String text) {
    return wellFormed(
        "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"");
  }

  /// Escapes lone surrogates. They are legal in Java and JSON strings but have no UTF-8 form; an
  /// encoder would put `?` in their place, and the client could not see that something was there.
  ///
  /// @param json a valid document
  /// @return the same document, encodable in UTF-8 without loss
  static String wellFormed(String json) {
    int lone = nextLone(json, 0);
    if (lone < 0) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    int from = 0;
    for (; lone >= 0; lone = nextLone(json, from)) {
      escaped.append(json, from, lone).append("\\u").append(Integer.toHexString(json.charAt(lone)));
      from = lone + 1;
    }
    return escaped.append(json, from, json.length()).toString();
  }

  private static int nextLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
