package io.headroom.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the tables of a TOML text are. The text is known to be valid.
final class TomlOutline {
  private final String text;
  private int at;

  private TomlOutline(String text) {
    this.text = text;
  }

  /// A table with its header.
  ///
  /// @param path its name
  /// @param start offset of the header
  /// @param end offset behind the line of its last key: comments after that belong to what follows
  /// @param pairs its keys and values
  record Table(List<String> path, int start, int end, List<Pair> pairs) {
    private Table with(Pair pair) {
      return new Table(
          path, start, pair.end(), Stream.concat(pairs.stream(), Stream.of(pair)).toList());
    }
  }

  /// A key and its value.
  ///
  /// @param path the key's name from the root down
  /// @param start offset of the key
  /// @param value where the value is
  /// @param elements where those of a list are; empty for anything else
  /// @param end offset behind its last line
  record Pair(List<String> path, int start, Stretch value, List<Stretch> elements, int end) {}

  /// The tables of a text in order.
  static List<Table> of(String text) {
    return new TomlOutline(text).tables();
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    Optional<Table> open = Optional.empty();
    while (skipBlank()) {
      int start = at;
      if (text.charAt(at) == '[') {
        open.ifPresent(tables::add);
        List<String> path = header();
        skipLine();
        open = Optional.of(new Table(path, start, at, List.of()));
      } else {
        Pair pair = pair(open.map(Table::path).orElse(List.of()));
        open = open.map(table -> table.with(pair));
      }
    }
    open.ifPresent(tables::add);
    return List.copyOf(tables);
  }

  /// Goes to the next thing that is neither white space nor a comment.
  private boolean skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private List<String> header() {
    while (text.charAt(at) == '[') {
      at++;
    }
    return name(']');
  }

  private Pair pair(List<String> table) {
    int start = at;
    List<String> path = Stream.concat(table.stream(), name('=').stream()).toList();
    at++;
    skipBlank();
    List<Stretch> elements = new ArrayList<>();
    Stretch value = value(elements);
    skipLine();
    return new Pair(path, start, value, List.copyOf(elements), at);
  }

  /// Goes behind a value.
  ///
  /// @param elements gets those of a list
  private Stretch value(List<Stretch> elements) {
    int start = at;
    switch (text.charAt(at)) {
      case '"', '\'' -> skipString();
      case '[' -> {
        at++;
        while (skipBlank() && text.charAt(at) != ']') {
          if (text.charAt(at) == ',') {
            at++;
          } else {
            elements.add(value(new ArrayList<>()));
          }
        }
        at++;
      }
      case '{' -> {
        at++;
        while (skipBlank() && text.charAt(at) != '}') {
          if (text.charAt(at) == ',') {
            at++;
          } else {
            var _ = name('=');
            at++;
            skipBlank();
            var _ = value(new ArrayList<>());
          }
        }
        at++;
      }
      default -> {
        while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        return new Stretch(start, start + text.substring(start, at).stripTrailing().length());
      }
    }
    return new Stretch(start, at);
  }

  /// Reads a dotted name.
  ///
  /// @param end what comes behind it
  private List<String> name(char end) {
    List<String> path = new ArrayList<>();
    StringBuilder bare = new StringBuilder();
    while (text.charAt(at) != end) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        int start = at;
        skipString();
        bare.append(text, start + 1, at - 1); // escapes in a name: not one of ours
        continue;
      }
      if (c == '.') {
        path.add(bare.toString());
        bare.setLength(0);
      } else if (!Character.isWhitespace(c)) {
        bare.append(c);
      }
      at++;
    }
    path.add(bare.toString());
    return List.copyOf(path);
  }

  /// Goes behind the end of the line, or of the last line of a value that takes several.
  private void skipLine() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        skipString();
        continue;
      }
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        continue;
      }
      at++;
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == '\n' && depth <= 0) {
        return;
      }
    }
  }

  private void skipString() {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    String close = text.startsWith(triple, at) ? triple : String.valueOf(quote);
    at += close.length();
    while (at < text.length() && !text.startsWith(close, at)) {
      at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
    }
    at += close.length();
    // Up to two quotes may stand right before the closing three.
    while (close.length() == 3 && at < text.length() && text.charAt(at) == quote) {
      at++;
    }
  }
}
