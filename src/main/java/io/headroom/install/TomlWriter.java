package io.headroom.install;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Writes TOML.
final class TomlWriter {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final JsonMapper JSON = JsonMapper.shared();

  private TomlWriter() {}

  /// A table with those in it.
  ///
  /// @param path its name
  /// @param newline the line end
  static String table(List<String> path, Map<?, ?> table, String newline) {
    StringBuilder written = new StringBuilder("[").append(name(path)).append(']').append(newline);
    table.forEach((name, value) -> {
      if (!(value instanceof Map)) {
        written.append(pair(List.of(name.toString()), value)).append(newline);
      }
    });
    table.forEach((name, value) -> {
      if (value instanceof Map<?, ?> inner) {
        List<String> below = Stream.concat(path.stream(), Stream.of(name.toString())).toList();
        written.append(newline).append(table(below, inner, newline));
      }
    });
    return written.toString();
  }

  /// A key and its value.
  static String pair(List<String> name, Object value) {
    return name(name) + " = " + value(value);
  }

  /// A value. Strings of JSON are strings of TOML.
  static String value(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(TomlWriter::value).collect(Collectors.joining(", ", "[", "]"))
        : JSON.writeValueAsString(value);
  }

  private static String name(List<String> path) {
    return path.stream()
        .map(part -> BARE.matcher(part).matches() ? part : JSON.writeValueAsString(part))
        .collect(Collectors.joining("."));
  }
}
