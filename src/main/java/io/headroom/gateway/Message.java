package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON-RPC message as it stands on its line, by the places of what is in it.
///
/// @param text the line, with its terminator
/// @param json the places of its values
/// @param id a key for the id that is the same for the same id, however it is spelled; null without
/// @param method the method; null in answers
/// @param params where the parameters stand, an object; null without
/// @param result where the result stands, an object; null without
record Message(
    String text,
    JsonPlaces json,
    @Nullable String id,
    @Nullable String method,
    @Nullable Span params,
    @Nullable Span result) {
  private static final Set<String> PARTS = Set.of("id", "method", "params", "result");

  /// Reads a line.
  ///
  /// @return the message; null for what is none, or has a part twice, so that two readers may see
  ///   two things in it
  static @Nullable Message of(byte[] line) {
    int first = 0;
    while (first < line.length && (line[first] == ' ' || line[first] == '\t')) {
      first++;
    }
    if (first == line.length || line[first] != '{') {
      return null;
    }
    String text = new String(line, UTF_8);
    // The decoder puts U+FFFD where the bytes are no UTF-8: those would not come back.
    if (text.indexOf('\ufffd') >= 0 && !Arrays.equals(text.getBytes(UTF_8), line)) {
      return null;
    }
    if (JsonPlaces.fault(text).isPresent()) {
      return null;
    }
    JsonPlaces json = JsonPlaces.of(text);
    if (json.roots().size() != 1 || !json.object(json.root())) {
      return null;
    }
    Map<String, Span> parts = new HashMap<>();
    for (Child child : json.children(json.root())) {
      String name = child.key();
      if (name != null && PARTS.contains(name) && parts.put(name, child.span()) != null) {
        return null;
      }
    }
    Span id = parts.get("id");
    Span method = parts.get("method");
    return new Message(
        text,
        json,
        id == null ? null : key(json, id),
        method == null || !json.quoted(method) ? null : json.unquoted(method),
        object(json, parts.get("params")),
        object(json, parts.get("result")));
  }

  /// A key for an id.
  private static @Nullable String key(JsonPlaces json, Span id) {
    String raw = json.of(id);
    return json.quoted(id) ? "\"" + json.unquoted(id) : raw.equals("null") ? null : raw;
  }

  private static @Nullable Span object(JsonPlaces json, @Nullable Span span) {
    return span != null && json.object(span) ? span : null;
  }

  /// The id as it is written; `null` without.
  String rawId() {
    Span at = at(json.root(), "id");
    return at == null ? "null" : json.of(at);
  }

  /// Whether it begins a session.
  boolean isIntroduction() {
    return "initialize".equals(method);
  }

  /// Whether it is the answer to a request.
  boolean answers(Message request) {
    return method == null && id != null && id.equals(request.id);
  }

  /// Whether it speaks the protocol's stateless era, in which every request says what a handshake
  /// said before.
  boolean isStateless() {
    return at(params, "_meta", "io.modelcontextprotocol/protocolVersion") != null;
  }

  /// The id a parameter names.
  @Nullable String named(String parameter) {
    Span id = at(params, parameter);
    return id == null ? null : key(json, id);
  }

  /// A value inside nested objects.
  ///
  /// @param from where the outermost stands, or null
  /// @param path names, outermost first
  /// @return where it stands; null if it is not there
  @Nullable Span at(@Nullable Span from, String... path) {
    Span here = from;
    for (String name : path) {
      if (here == null || !json.object(here)) {
        return null;
      }
      Span found = null;
      for (Child child : json.children(here)) {
        if (name.equals(child.key())) {
          found = child.span();
        }
      }
      here = found;
    }
    return here;
  }

  /// The characters of a string.
  ///
  /// @return them; empty where there is no string
  String string(@Nullable Span span) {
    return span != null && json.quoted(span) ? json.unquoted(span) : "";
  }
}
