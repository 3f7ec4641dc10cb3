package io.headroom.config;

import io.headroom.config.Entry.Form;
import io.headroom.config.Layer.Broken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads a file's text: JSON, comments and trailing commas allowed. Token by token, since servers
/// that start have no time for more, and since what stands before a mistake still counts.
final class ConfigReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final Path file;
  private final JsonParser parser;
  private final List<String> path = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private ConfigReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /// What a text says.
  ///
  /// @param entries values in their order; as far as it can be read
  /// @param broken why it cannot be read any further
  record Content(List<Entry> entries, Optional<Broken> broken) {}

  static Content read(Path file, String text) {
    // A byte order mark is no part of JSON.
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      ConfigReader reader = new ConfigReader(file, parser);
      return new Content(reader.entries, reader.document());
    }
  }

  private Optional<Broken> document() {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return Optional.empty();
      }
      if (first != JsonToken.START_OBJECT) {
        return broken(line(), "has to hold one object in braces");
      }
      object();
      return parser.nextToken() == null
          ? Optional.empty()
          : broken(line(), "cannot be read: the object has ended before");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String why = e.getOriginalMessage().lines().findFirst().orElse("it is no JSON");
      return broken(line, "cannot be read, nor what follows: " + Problem.line(why));
    }
  }

  private Optional<Broken> broken(int line, String why) {
    return Optional.of(new Broken(file, line, new Origin.Place(file, line) + " " + why));
  }

  private void object() {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Origin origin = new Origin.Place(file, line());
      path.addLast(name);
      JsonToken value = parser.nextToken();
      if (name.startsWith("$")) {
        parser.skipChildren(); // for editors: "$schema"
      } else {
        value(value, origin);
      }
      path.removeLast();
    }
  }

  private void value(JsonToken token, Origin origin) {
    switch (token) {
      case START_OBJECT -> {
        int before = entries.size();
        object();
        if (entries.size() == before) {
          add(List.of(), Form.OTHER, origin);
        }
      }
      case START_ARRAY -> array(origin);
      case VALUE_NULL -> {} // as if it was not there
      default -> add(List.of(parser.getString()), Form.ONE, origin);
    }
  }

  private void array(Origin origin) {
    List<String> values = new ArrayList<>();
    boolean flat = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
        parser.skipChildren();
        flat = false;
      } else {
        values.add(parser.getString());
      }
    }
    add(values, flat ? Form.LIST : Form.OTHER, origin);
  }

  private void add(List<String> values, Form form, Origin origin) {
    entries.add(new Entry(path, values, form, origin));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
