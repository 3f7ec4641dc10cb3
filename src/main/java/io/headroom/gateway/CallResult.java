package io.headroom.gateway;

import io.headroom.retrieve.JsonPart;
import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The result of a tool call on its way to the client. Long texts get short, everything else stays
/// as it is written. Clients hand their models structured content instead of the texts where there
/// is any, so that it goes when a text was shortened that says the same; what only it says becomes
/// a text.
final class CallResult {
  private final JsonPlaces json;
  private final Span result;
  private final Span content;
  private final List<Text> texts = new ArrayList<>();
  private final @Nullable Span structured;
  private final boolean same;
  private final Edits edits;

  /// A text block.
  ///
  /// @param block where it stands
  /// @param value where its text stands
  /// @param text the text
  private record Text(Span block, Span value, String text) {}

  private CallResult(Message message, Span result, Span content) {
    this.json = message.json();
    this.result = result;
    this.content = content;
    this.edits = new Edits(message);
    for (Child child : json.children(content)) {
      Span value = message.at(child.span(), "text");
      if (message.string(message.at(child.span(), "type")).equals("text")
          && value != null
          && json.quoted(value)) {
        texts.add(new Text(child.span(), value, json.unquoted(value)));
      }
    }
    Span given = message.at(result, "structuredContent");
    this.structured = given == null || json.of(given).equals("null") ? null : given;
    this.same =
        structured != null
            && Sameness.of(texts.stream().map(Text::text).toList(), json, structured);
  }

  /// Makes a result shorter.
  ///
  /// @param message an answer to `tools/call`
  /// @param path `_path` of the call, empty without
  /// @param shortener does it
  /// @return the changes; none where it stays as it is: failures do, whatever their length
  static Edits shortened(Message message, String path, Shortener shortener) {
    Span result = message.result();
    Span content = message.at(result, "content");
    Span failed = message.at(result, "isError");
    if (result == null
        || content == null
        || !message.json().array(content)
        || failed != null && message.json().of(failed).equals("true")) {
      return new Edits(message);
    }
    CallResult one = new CallResult(message, result, content);
    if (path.isEmpty() || !one.narrow(path, shortener)) {
      one.shorten(shortener);
    }
    return one.edits;
  }

  private void shorten(Shortener shortener) {
    List<Text> longOnes = texts.stream().filter(text -> shortener.isLong(text.text)).toList();
    // Where a list came as many short texts, its one long form is what can be shortened.
    String whole = structured != null && (!same || longOnes.isEmpty()) ? json.of(structured) : "";
    boolean longWhole = shortener.isLong(whole);
    int shares = longOnes.size() + (longWhole ? 1 : 0);
    boolean shortened = false;
    for (Text text : longOnes) {
      Optional<String> shorter = shortener.shorten(text.text, shares);
      shorter.ifPresent(found -> edits.replace(text.value, JsonStrings.quote(found)));
      shortened |= shorter.isPresent();
    }
    if (longWhole) {
      shortener.shorten(whole, shares).ifPresent(this::insteadOfStructured);
    } else if (same && shortened) {
      dropStructured();
    }
  }

  /// Shows only the part that was asked for.
  ///
  /// @return false if there is none; why is told behind the result
  private boolean narrow(String path, Shortener shortener) {
    String why = "";
    if (structured == null || same) {
      for (Text text : texts) {
        switch (JsonPart.of(text.text, path)) {
          case JsonPart.Values(String part, int count) -> {
            Optional<String> shown = shortener.narrow(text.text, part, count);
            if (shown.isPresent()) {
              edits.replace(text.value, JsonStrings.quote(shown.get()));
              dropStructured();
            }
            return shown.isPresent();
          }
          case JsonPart.None(String reason) -> why = why.isEmpty() ? reason : why;
        }
      }
    }
    if (structured != null) {
      String whole = json.of(structured);
      switch (JsonPart.of(whole, path)) {
        case JsonPart.Values(String part, int count) -> {
          Optional<String> shown = shortener.narrow(whole, part, count);
          shown.ifPresent(this::insteadOfStructured);
          return shown.isPresent();
        }
        case JsonPart.None(String reason) -> why = reason;
      }
    }
    if (!why.isEmpty()) {
      append("[_" + why + " This is the result without it.]");
    }
    return false;
  }

  private void insteadOfStructured(String text) {
    if (same) {
      Text first = texts.getFirst();
      edits.replace(first.value, JsonStrings.quote(text));
      edits.remove(
          content,
          child -> texts.stream().skip(1).anyMatch(other -> other.block.equals(child.span())));
    } else {
      append(text);
    }
    dropStructured();
  }

  private void append(String text) {
    edits.append(content, "{\"type\":\"text\",\"text\":" + JsonStrings.quote(text) + "}");
  }

  private void dropStructured() {
    if (structured != null) {
      edits.remove(result, child -> "structuredContent".equals(child.key()));
    }
  }
}
