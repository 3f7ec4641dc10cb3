package io.headroom.compress.conversation;

import io.headroom.compress.conversation.Chat.Call;
import io.headroom.compress.conversation.Chat.Message;
import io.headroom.compress.conversation.Chat.Passage;
import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the shapes conversations have: a list of messages, bare or as `messages` (Chat
/// Completions, Anthropic's Messages), a list of items as `input` (Responses), or a message per
/// line. Calls and results are told by their fields, not by the API they belong to.
///
/// | result | where its text is | names its call |
/// |---|---|---|
/// | message of role `tool` or `function` | `content` | `tool_call_id`, else `name` |
/// | block of type `tool_result` in a message | `content` | `tool_use_id` |
/// | item of a type that ends in `_call_output` | `output` | `call_id` |
///
/// A text is a string, or the `text` of a block in a list of blocks.
final class ChatReader {
  private static final String CACHED = "cache_control";

  private final JsonPlaces json;
  private final List<Message> messages = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final Map<String, Call> calls = new HashMap<>();
  private String asked = "";

  private ChatReader(JsonPlaces json) {
    this.json = json;
  }

  static Chat read(JsonPlaces json) {
    ChatReader reader = new ChatReader(json);
    if (!json.roots().isEmpty()) {
      reader.document(json.root());
    }
    return new Chat(reader.messages, reader.passages, reader.asked);
  }

  private void document(Span root) {
    if (json.array(root)) {
      list(root, "");
      return;
    }
    Fields fields = Fields.of(json, root);
    for (String name : List.of("messages", "input")) {
      Optional<Span> list = fields.get(name).filter(json::array);
      if (list.isPresent()) {
        list(list.get(), "/" + name);
        return;
      }
    }
  }

  private void list(Span list, String pointer) {
    for (Child child : json.children(list)) {
      message(child.span(), pointer + "/" + messages.size());
    }
  }

  private void message(Span span, String pointer) {
    Fields fields = Fields.of(json, span);
    String role = fields.string("role");
    String type = fields.string("type");
    List<Span> calls = new ArrayList<>(calls(fields));
    if (role.equals("tool") || role.equals("function")) {
      String id = fields.string(fields.has("tool_call_id") ? "tool_call_id" : "name");
      result(fields, "content", id, pointer);
    } else if (type.endsWith("_call_output")) {
      result(fields, "output", fields.string("call_id"), pointer);
    } else if (type.endsWith("_call")) {
      item(fields);
      calls.add(span);
    } else {
      blocks(fields, pointer, calls);
    }
    boolean assistant = role.equals("assistant") || type.endsWith("_call");
    if (assistant) {
      asked = "";
    } else if (role.equals("user")) {
      asked = (asked + "\n" + said(fields)).strip();
    }
    messages.add(new Message(span, pointer, assistant, calls));
  }

  private void blocks(Fields message, String pointer, List<Span> calls) {
    List<Child> blocks = message.list("content");
    for (int b = 0; b < blocks.size(); b++) {
      Span span = blocks.get(b).span();
      Fields block = Fields.of(json, span);
      switch (block.string("type")) {
        case "tool_use" -> {
          call(block.string("id"), block, "input");
          calls.add(span);
        }
        case "tool_result" ->
            result(block, "content", block.string("tool_use_id"), pointer + "/content/" + b);
        default -> {}
      }
    }
  }

  private String said(Fields message) {
    StringBuilder said = new StringBuilder(message.string("content"));
    for (Child block : message.list("content")) {
      said.append('\n').append(Fields.of(json, block.span()).string("text"));
    }
    return said.toString();
  }

  private List<Span> calls(Fields message) {
    List<Span> spans = new ArrayList<>();
    for (Child child : message.list("tool_calls")) {
      Fields call = Fields.of(json, child.span());
      Fields asked = call.inner(call.has("custom") ? "custom" : "function");
      call(call.string("id"), asked, asked.has("input") ? "input" : "arguments");
      spans.add(child.span());
    }
    message
        .get("function_call")
        .ifPresent(span -> {
          Fields asked = Fields.of(json, span);
          call(asked.string("name"), asked, "arguments");
          spans.add(span);
        });
    return spans;
  }

  /// A call that is an item of its own.
  private void item(Fields item) {
    for (String name : List.of("arguments", "input", "action")) {
      if (item.has(name)) {
        call(item.string("call_id"), item, name);
      }
    }
  }

  private void call(String id, Fields asked, String input) {
    String given = asked.get(input).map(value -> Inputs.of(json, value)).orElse("");
    calls.put(id, new Call(id, asked.string("name"), given));
  }

  private void result(Fields holder, String name, String id, String pointer) {
    Optional<Span> content = holder.get(name);
    if (content.isEmpty()) {
      return;
    }
    Call known = calls.getOrDefault(id, Call.UNKNOWN);
    String tool = known.tool().isEmpty() ? holder.string("name") : known.tool();
    Call call = new Call(id, tool, known.input());
    boolean error = holder.flag("is_error");
    String place = pointer + "/" + name;
    if (json.quoted(content.get())) {
      add(content.get(), place, call, error, holder.has(CACHED));
    } else if (json.array(content.get())) {
      List<Fields> blocks =
          json.children(content.get()).stream().map(c -> Fields.of(json, c.span())).toList();
      boolean fixed = holder.has(CACHED) || blocks.stream().anyMatch(block -> block.has(CACHED));
      for (int b = 0; b < blocks.size(); b++) {
        Optional<Span> text = blocks.get(b).get("text").filter(json::quoted);
        if (text.isPresent()) {
          add(text.get(), place + "/" + b + "/text", call, error, fixed);
        }
      }
    }
  }

  private void add(Span literal, String pointer, Call call, boolean error, boolean fixed) {
    String text = json.unquoted(literal);
    passages.add(new Passage(messages.size(), pointer, literal, text, call, error, fixed));
  }
}
