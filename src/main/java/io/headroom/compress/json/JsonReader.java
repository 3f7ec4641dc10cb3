package io.headroom.compress.json;

import io.headroom.text.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON into a [Json] tree, without recursion and without touching a number or a string.
final class JsonReader {
  /// Deeper documents are no data anybody reads, and would cost a stack.
  private static final int MAX_DEPTH = 1000;

  private static final int WORK_STEP = 1 << 14;

  // Lengths are bounded by the text itself; only depth has to be bounded here.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String source;
  private final int base;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Json> roots = new ArrayList<>();

  private JsonReader(String source, int base) {
    this.source = source;
    this.base = base;
  }

  /// Reads one value or a sequence of values with blanks between them.
  ///
  /// @param text any text; a byte order mark in front is skipped
  /// @param work progress and cancellation
  /// @return at least one value, or empty if the text is no JSON or nests deeper than 1000
  static Optional<List<Json>> read(String text, Work work) {
    int base = !text.isEmpty() && text.charAt(0) == '\ufeff' ? 1 : 0;
    JsonReader reader = new JsonReader(text, base);
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), base == 0 ? text : text.substring(base))) {
      reader.read(parser, work);
    } catch (JacksonException _) {
      return Optional.empty();
    }
    return reader.roots.isEmpty() ? Optional.empty() : Optional.of(reader.roots);
  }

  private void read(JsonParser parser, Work work) {
    int steps = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int start = base + (int) parser.currentTokenLocation().getCharOffset();
      switch (token) {
        case START_OBJECT, START_ARRAY -> open.push(new Open(start));
        case PROPERTY_NAME -> open.element().names.add(parser.currentName());
        case END_OBJECT -> add(open.pop().object(source, start + 1));
        case END_ARRAY -> add(open.pop().array(source, start + 1));
        case VALUE_STRING -> {
          parser.finishToken();
          int end = base + (int) parser.currentLocation().getCharOffset();
          add(new Json.Text(source, start, end));
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
            add(new Json.Atom(source, start, start + parser.getStringLength()));
        case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException();
      }
      if (++steps % WORK_STEP == 0) {
        work.at(start, source.length());
      }
    }
  }

  private void add(Json value) {
    Open parent = open.peek();
    if (parent == null) {
      roots.add(value);
    } else {
      parent.values.add(value);
    }
  }

  /// An object or array whose end has not been met yet.
  private static final class Open {
    private static final Json[] NO_VALUES = new Json[0];
    private static final int FEW = 12;

    final int start;
    final List<String> names = new ArrayList<>();
    final List<Json> values = new ArrayList<>();

    Open(int start) {
      this.start = start;
    }

    Json array(String source, int end) {
      return new Json.Arr(source, start, end, weight(), values.toArray(NO_VALUES));
    }

    Json object(String source, int end) {
      if (repeated()) {
        return new Json.Raw(source, start, end);
      }
      String[] keys = names.toArray(new String[0]);
      return new Json.Obj(source, start, end, weight(), keys, values.toArray(NO_VALUES));
    }

    private int weight() {
      long sum = 2;
      for (Json value : values) {
        sum += value.weight() + 1L;
      }
      for (String name : names) {
        sum += name.length() + 3L;
      }
      return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private boolean repeated() {
      if (names.size() > FEW) {
        Set<String> seen = new HashSet<>(names.size() * 2);
        return !names.stream().allMatch(seen::add);
      }
      String[] keys = names.toArray(new String[0]);
      for (int i = 1; i < keys.length; i++) {
        if (Arrays.asList(keys).subList(0, i).contains(keys[i])) {
          return true;
        }
      }
      return false;
    }
  }
}
