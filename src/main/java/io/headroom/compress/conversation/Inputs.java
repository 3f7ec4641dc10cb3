package io.headroom.compress.conversation;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What was asked of a tool, without the names of its parameters.
final class Inputs {
  private Inputs() {}

  /// The strings and numbers in a value, one per line. A string that is JSON itself is looked into,
  /// since that is how some APIs spell arguments.
  static String of(JsonPlaces json, Span value) {
    if (json.quoted(value)) {
      String text = json.unquoted(value);
      if (text.startsWith("{") && JsonPlaces.fault(text).isEmpty()) {
        JsonPlaces inner = JsonPlaces.of(text);
        return leaves(inner, inner.root());
      }
      return text;
    }
    return leaves(json, value);
  }

  private static String leaves(JsonPlaces json, Span value) {
    StringBuilder out = new StringBuilder();
    Deque<Span> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Span next = open.pop();
      if (json.object(next) || json.array(next)) {
        for (Child child : json.children(next).reversed()) {
          open.push(child.span());
        }
      } else {
        String leaf = json.quoted(next) ? json.unquoted(next) : json.of(next);
        out.append(out.isEmpty() ? "" : "\n").append(leaf);
      }
    }
    return out.toString();
  }
}
