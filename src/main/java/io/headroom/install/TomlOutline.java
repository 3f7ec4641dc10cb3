package io.headroom.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  record Table(List<String> path, int start, int end) {}

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
        open = Optional.of(new Table(path, start, at));
      } else {
        skipLine();
        open = open.map(table -> new Table(table.path(), table.start(), at));
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
    List<String> path = new ArrayList<>();
    StringBuilder bare = new StringBuilder();
    while (text.charAt(at) == '[') {
      at++;
    }
    while (text.charAt(at) != ']') {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        int start = at;
        skipString();
        bare.append(text, start + 1, at - 1); // escapes in a table's name: not a name of ours
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
