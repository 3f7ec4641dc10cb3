package io.headroom.install;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How a file's author lays JSON out, so that what is added looks like the rest.
///
/// @param unit one step of indentation; empty where everything stands on one line
/// @param newline the line end
record JsonStyle(String unit, String newline) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String USUAL = "  ";

  /// The style of a text.
  ///
  /// @param root its outline
  static JsonStyle of(String text, JsonOutline.Node root) {
    String newline = newline(text);
    if (root.items().isEmpty()) {
      return new JsonStyle(USUAL, newline);
    }
    int first = root.items().getFirst().start();
    boolean onOneLine = text.substring(root.start(), first).indexOf('\n') < 0;
    String indent = indent(text, first);
    return new JsonStyle(onOneLine ? "" : indent.isEmpty() ? USUAL : indent, newline);
  }

  static String newline(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  boolean onOneLine() {
    return unit.isEmpty();
  }

  /// The white space a line begins with.
  ///
  /// @param offset any place in the line
  static String indent(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = start;
    while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /// Writes a value.
  ///
  /// @param indent of the line it begins on
  String write(@Nullable Object value, String indent) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map when !map.isEmpty() ->
          map.entrySet().stream()
              .map(entry -> member(String.valueOf(entry.getKey()), entry.getValue(), indent + unit))
              .collect(
                  Collectors.joining(
                      onOneLine() ? ", " : "," + lineOf(indent + unit),
                      "{" + lineOf(indent + unit),
                      lineOf(indent) + "}"));
      // Lists are short here: arguments, rules.
      case Collection<?> list ->
          list.stream()
              .map(element -> write(element, indent))
              .collect(Collectors.joining(", ", "[", "]"));
      default -> JSON.writeValueAsString(value);
    };
  }

  /// Writes a member.
  ///
  /// @param indent of the line it stands on
  String member(String name, @Nullable Object value, String indent) {
    return JSON.writeValueAsString(name) + ": " + write(value, indent);
  }

  private String lineOf(String indent) {
    return onOneLine() ? "" : newline + indent;
  }
}
