package io.headroom.retrieve;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// A JSON text by the places of its values: parts of it are given back as they stand there, never
/// re-written. Several values one after the other (JSON Lines) count as one array of them.
///
/// A real parser checks the text once; after that, quotes and brackets are all one has to look at.
/// Where each bracket closes is found in one pass, so that skipping a value costs the same whatever
/// is in it.
final class JsonText {
  private static final JsonFactory CHECKER =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /// A value inside another.
  ///
  /// @param key its name in an object, null in an array
  /// @param span where the value stands
  record Child(@Nullable String key, Span span) {}

  private final String text;
  private final List<Span> roots = new ArrayList<>();
  private final int[] opens; // offsets of opening brackets, rising
  private final int[] ends; // ends[i] = offset after the bracket that closes opens[i]

  private JsonText(String text) {
    this.text = text;
    int[] opens = new int[64];
    int[] ends = new int[64];
    int[] open = new int[64]; // a stack of indices into opens
    int count = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = string(i) - 1;
        case '{', '[' -> {
          if (count == opens.length) {
            opens = Arrays.copyOf(opens, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
          }
          if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
          }
          open[depth++] = count;
          opens[count++] = i;
        }
        case '}', ']' -> ends[open[--depth]] = i + 1;
        default -> {}
      }
    }
    this.opens = Arrays.copyOf(opens, count);
    this.ends = Arrays.copyOf(ends, count);
    for (int at = blank(0); at < text.length(); ) {
      int end = skip(at);
      roots.add(new Span(at, end));
      at = blank(end);
    }
  }

  /// Checks a text.
  ///
  /// @throws Refusal if it is no JSON
  static JsonText of(String text) {
    int from = text.startsWith("\uFEFF") ? 1 : 0;
    try (JsonParser parser =
        CHECKER.createParser(ObjectReadContext.empty(), text.substring(from))) {
      boolean empty = true;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        empty = false;
      }
      if (empty) {
        throw new Refusal("path works on JSON, and this original is empty.");
      }
    } catch (StreamReadException e) {
      int offset = (int) Math.max(0, e.getLocation().getCharOffset()) + from;
      int line = Lines.of(text).at(Math.min(text.length(), offset)) + 1;
      throw new Refusal(
          "path works on JSON, and this original is no JSON from line "
              + line
              + " on. Use lines or query.");
    }
    return new JsonText(text);
  }

  /// The document; for several values a span over all of them.
  Span root() {
    return new Span(roots.getFirst().start(), roots.getLast().end());
  }

  /// What is in a value, in source order; nothing for strings, numbers and the like.
  List<Child> children(Span value) {
    List<Child> children = new ArrayList<>();
    if (roots.size() > 1 && value.equals(root())) {
      roots.forEach(root -> children.add(new Child(null, root)));
      return children;
    }
    char open = text.charAt(value.start());
    if (open != '{' && open != '[') {
      return children;
    }
    int at = blank(value.start() + 1);
    while (text.charAt(at) != '}' && text.charAt(at) != ']') {
      String key = null;
      if (open == '{') {
        int end = skip(at);
        key = unescape(text.substring(at + 1, end - 1));
        at = blank(blank(end) + 1); // the colon
      }
      int end = skip(at);
      children.add(new Child(key, new Span(at, end)));
      at = blank(end);
      if (text.charAt(at) == ',') {
        at = blank(at + 1);
      }
    }
    return children;
  }

  /// A value as it is written.
  String of(Span value) {
    return value.of(text);
  }

  /// Whether children of a value are found by number.
  boolean array(Span value) {
    return roots.size() > 1 && value.equals(root()) || text.charAt(value.start()) == '[';
  }

  /// Whether a value has names in it.
  boolean object(Span value) {
    return !array(value) && text.charAt(value.start()) == '{';
  }

  /// End of the value that begins at an offset.
  private int skip(int at) {
    char c = text.charAt(at);
    if (c == '"') {
      return string(at);
    }
    if (c == '{' || c == '[') {
      return ends[Arrays.binarySearch(opens, at)];
    }
    int end = at;
    while (end < text.length() && ",]} \t\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private int string(int at) {
    int i = at + 1;
    while (text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private int blank(int from) {
    int at = from;
    while (at < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}
