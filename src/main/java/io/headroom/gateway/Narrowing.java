package io.headroom.gateway;

import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The two arguments every tool takes here besides its own. What they mean is told once, where
/// `headroom_retrieve` is described: in each schema a sentence would be paid for again.
final class Narrowing {
  /// What is wanted of a long result, in words.
  static final String QUERY = "_query";

  /// What is wanted of a JSON result, as an address.
  static final String PATH = "_path";

  private static final Set<String> ALL = new LinkedHashSet<>(List.of(QUERY, PATH));

  /// Longest query that is made of a tool's input: what is longer is content, not a question.
  private static final int MOST_CHARS = 500;

  private Narrowing() {}

  /// Announces the arguments in a tool's schema.
  ///
  /// @param message the list of tools
  /// @param schema where the schema stands
  /// @param edits takes the change
  /// @return the arguments that are ours; none where the schema is not that of an object
  static Set<String> announce(Message message, Span schema, Edits edits) {
    if (!message.string(message.at(schema, "type")).equals("object")) {
      return Set.of();
    }
    Set<String> ours = new LinkedHashSet<>(ALL);
    Span properties = message.at(schema, "properties");
    if (properties == null) {
      edits.append(schema, "\"properties\":{" + announced(ours) + "}");
      return ours;
    }
    if (!message.json().object(properties)) {
      return Set.of();
    }
    message.json().children(properties).forEach(child -> ours.remove(child.key()));
    if (!ours.isEmpty()) {
      edits.append(properties, announced(ours));
    }
    return ours;
  }

  /// How arguments stand in a schema.
  static String announced(Set<String> names) {
    StringJoiner all = new StringJoiner(",");
    names.forEach(name -> all.add("\"" + name + "\":{\"type\":\"string\"}"));
    return all.toString();
  }

  /// Takes the arguments out of a call.
  ///
  /// @param arguments where the call's arguments stand
  /// @param ours which of them are ours
  static void strip(Message call, Span arguments, Set<String> ours, Edits edits) {
    if (call.json().children(arguments).stream().anyMatch(child -> ours.contains(child.key()))) {
      edits.remove(arguments, child -> ours.contains(child.key()));
    }
  }

  /// What a tool was asked: the values of its own arguments, which name what its result is read
  /// for, a pattern, a command, a file.
  static String input(Message call, Span arguments, Set<String> ours) {
    StringBuilder query = new StringBuilder();
    for (Child child : call.json().children(arguments)) {
      if (!ours.contains(child.key())) {
        collect(call, child.span(), query);
      }
    }
    return query.toString().strip();
  }

  /// The strings in a tool's input, however deep.
  ///
  /// @param arguments where the call's arguments stand, or null
  static List<String> strings(Message call, @Nullable Span arguments) {
    List<String> strings = new ArrayList<>();
    Deque<Span> open = new ArrayDeque<>();
    if (arguments != null) {
      open.add(arguments);
    }
    while (!open.isEmpty()) { // not by recursion: it may be nested without end
      Span value = open.remove();
      if (call.json().quoted(value)) {
        strings.add(call.json().unquoted(value));
      } else {
        call.json().children(value).forEach(child -> open.add(child.span()));
      }
    }
    return strings;
  }

  private static void collect(Message call, Span value, StringBuilder query) {
    if (call.json().quoted(value)) {
      String text = call.json().unquoted(value);
      if (query.length() + text.length() <= MOST_CHARS) {
        query.append(text).append(' ');
      }
      return;
    }
    // One level down only: what is nested deeper is data, and may be nested without end.
    for (Child child : call.json().children(value)) {
      if (call.json().quoted(child.span())) {
        collect(call, child.span(), query);
      }
    }
  }
}
