package io.headroom.gateway;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Changes to a JSON text. Whatever they do not touch stays as it is written.
final class Edits {
  private record Edit(Span span, String text) {}

  private final String text;
  private final JsonPlaces json;
  private final List<Edit> edits = new ArrayList<>();

  Edits(Message message) {
    this.text = message.text();
    this.json = message.json();
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  Edits replace(Span span, String with) {
    edits.add(new Edit(span, with));
    return this;
  }

  /// Adds something behind the last child of an object or array.
  Edits append(Span container, String child) {
    List<Child> children = json.children(container);
    int at = children.isEmpty() ? container.start() + 1 : children.getLast().span().end();
    return replace(new Span(at, at), (children.isEmpty() ? "" : ",") + child);
  }

  /// Takes children out of an object or array, with one comma each.
  Edits remove(Span container, Predicate<Child> gone) {
    List<Child> children = json.children(container);
    boolean kept = false;
    int from = container.start() + 1;
    for (int i = 0; i < children.size(); i++) {
      int end = children.get(i).span().end();
      if (!gone.test(children.get(i))) {
        kept = true;
      } else if (!kept && i + 1 < children.size()) {
        end = text.indexOf(',', end) + 1; // nothing but blanks stand before it
        replace(new Span(from, end), "");
      } else {
        replace(new Span(from, end), "");
      }
      from = end;
    }
    return this;
  }

  /// The text with all changes.
  String apply() {
    StringBuilder out = new StringBuilder(text.length() + 256);
    int from = 0;
    for (Edit edit :
        edits.stream().sorted(Comparator.comparingInt(one -> one.span.start())).toList()) {
      out.append(text, from, edit.span.start()).append(edit.text);
      from = edit.span.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
