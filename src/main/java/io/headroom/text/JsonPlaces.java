package io.headroom.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
public final class JsonPlaces {
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
  public record Child(@Nullable String key, Span span) {}

  private final String text;
  private final List<Span> roots = new ArrayList<>();
  private final int[] opens; // offsets of opening brackets, rising
  private final int[] ends; // ends[i] = offset after the bracket that closes opens[i]

  private JsonPlaces(String text) {
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

  /// Checks whether a text is JSON, at any depth.
  ///
  /// @param text any text; a byte order mark in front is skipped
  /// @return offset of the first thing that is none, or empty if there is none
  public static OptionalInt fault(String text) {
    String json = unmarked(text);
    int from = text.length() - json.length();
    try (JsonParser parser = CHECKER.createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
      return OptionalInt.empty();
    } catch (StreamReadException e) {
      int offset = (int) Math.max(0, e.getLocation().getCharOffset()) + from;
      return OptionalInt.of(Math.min(text.length(), offset));
    }
  }

  /// Whether a text is one JSON document, of any depth and with numbers of any length.
  ///
  /// @param text any text; a byte order mark in front is skipped
  /// @return false for no document and for several
  public static boolean document(String text) {
    int documents = 0;
    try (JsonParser parser = CHECKER.createParser(ObjectReadContext.empty(), unmarked(text))) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
        documents++;
      }
      return documents == 1;
    } catch (StreamReadException e) {
      return false;
    }
  }

  /// Whether two texts are the same JSON: the same tokens, strings by their characters, numbers
  /// digit for digit, members in the same order.
  ///
  /// @param a a text without [#fault]
  /// @param b any text
  /// @return true if they differ in white space and in escapes at most
  public static boolean same(String a, String b) {
    if (fault(b).isPresent()) {
      return false;
    }
    try (JsonParser one = CHECKER.createParser(ObjectReadContext.empty(), unmarked(a));
        JsonParser other = CHECKER.createParser(ObjectReadContext.empty(), unmarked(b))) {
      for (JsonToken token = one.nextToken(); token == other.nextToken(); token = one.nextToken()) {
        if (token == null) {
          return true;
        }
        if (!one.getString().equals(other.getString())) {
          return false;
        }
      }
      return false;
    }
  }

  /// A byte order mark is no part of the JSON behind it.
  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// Finds the places in a text.
  ///
  /// @param text a text without [#fault]
  /// @return its places
  public static JsonPlaces of(String text) {
    return new JsonPlaces(text);
  }

  /// The values that stand one after the other.
  ///
  /// @return one for a document, several for JSON Lines, none for a blank text
  public List<Span> roots() {
    return List.copyOf(roots);
  }

  /// The document; for several values a span over all of them.
  ///
  /// @return where it stands; there is at least one root
  public Span root() {
    return new Span(roots.getFirst().start(), roots.getLast().end());
  }

  /// What is in a value, in source order; nothing for strings, numbers and the like.
  ///
  /// @param value place of a value
  /// @return its members or elements; a name that is there twice is listed twice
  public List<Child> children(Span value) {
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
        key = JsonStrings.unquote(text, at, end);
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
  ///
  /// @param value place of a value
  /// @return its own spelling
  public String of(Span value) {
    return value.of(text);
  }

  /// Whether children of a value are found by number.
  ///
  /// @param value place of a value
  /// @return true for an array, and for the whole of JSON Lines
  public boolean array(Span value) {
    return roots.size() > 1 && value.equals(root()) || text.charAt(value.start()) == '[';
  }

  /// Whether a value has names in it.
  ///
  /// @param value place of a value
  /// @return true for an object
  public boolean object(Span value) {
    return !array(value) && text.charAt(value.start()) == '{';
  }

  /// Whether a value is a string.
  ///
  /// @param value place of a value
  /// @return true for a string
  public boolean quoted(Span value) {
    return text.charAt(value.start()) == '"';
  }

  /// The characters a string stands for.
  ///
  /// @param value place of a string
  /// @return them, lone surrogates included
  public String unquoted(Span value) {
    return JsonStrings.unquote(text, value.start(), value.end());
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
    // Values in a row need nothing between them: null[1] are two.
    while (end < text.length() && ",]}[{\" \t\r\n".indexOf(text.charAt(end)) < 0) {
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
}
