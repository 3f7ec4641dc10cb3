package io.headroom.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Where things are in a JSON text, comments and trailing commas allowed.
final class JsonOutline {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private JsonOutline() {}

  /// A value.
  ///
  /// @param start offset of its first character
  /// @param end offset behind its last one
  /// @param kind what it is
  /// @param items members or elements in order
  record Node(int start, int end, Kind kind, List<Item> items) {
    Optional<Item> member(String name) {
      // The last one counts where a name stands twice, as for most readers.
      return items.reversed().stream().filter(item -> item.name().equals(name)).findFirst();
    }
  }

  /// What a value is.
  enum Kind {
    OBJECT,
    ARRAY,
    SCALAR
  }

  /// A member of an object or an element of an array.
  ///
  /// @param name the member's name; empty for an element
  /// @param start offset of its first character, which is the name's quote for a member
  /// @param value its value
  record Item(String name, int start, Node value) {
    int end() {
      return value.end();
    }
  }

  /// Outlines a text.
  ///
  /// @return empty if there is nothing but white space and comments
  static Optional<Node> of(String text) throws BadConfig {
    // A byte order mark is no part of JSON; a space in its place keeps the offsets.
    String json = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Node root = node(parser);
      if (parser.nextToken() != null) {
        throw new BadConfig("there is something behind the end of the JSON value");
      }
      return Optional.of(root);
    } catch (JacksonException e) {
      throw new BadConfig(problem(e));
    }
  }

  /// What is wrong and where, in one line.
  static String problem(JacksonException e) {
    String where =
        e.getLocation() == null
            ? ""
            : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    return where + ": " + e.getOriginalMessage().lines().findFirst().orElse("not readable");
  }

  private static Node node(JsonParser parser) {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        List<Item> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          int at = (int) parser.currentTokenLocation().getCharOffset();
          parser.nextToken();
          members.add(new Item(name, at, node(parser)));
        }
        yield new Node(start, end(parser), Kind.OBJECT, List.copyOf(members));
      }
      case START_ARRAY -> {
        List<Item> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Node value = node(parser);
          elements.add(new Item("", value.start(), value));
        }
        yield new Node(start, end(parser), Kind.ARRAY, List.copyOf(elements));
      }
      default -> {
        parser.finishToken(); // strings are read only when somebody wants them
        yield new Node(start, end(parser), Kind.SCALAR, List.of());
      }
    };
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }
}
