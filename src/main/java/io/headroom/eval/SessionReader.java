package io.headroom.eval;

import io.headroom.eval.Session.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads recorded sessions: chat messages as the APIs of OpenAI (`tool_calls`, role `tool`) and
/// Anthropic (blocks `tool_use` and `tool_result`) have them, as a list, as `messages` of an
/// object, or one per line, as agents keep them (`{"message": {…}}`).
///
/// In a session without any result of a tool, what the user says after the model has first spoken
/// is taken for one: agents without tools are answered that way.
public final class SessionReader {
  /// What a model wrote last can be a whole file; the beginning says what it is about.
  private static final int QUERY_CHARS = 500;

  private final String id;
  private final List<Step> steps = new ArrayList<>();
  private boolean tooled;
  private boolean answered;
  private String last = "";

  private SessionReader(String id) {
    this.id = id;
  }

  /// Reads one session.
  ///
  /// @param id its name
  /// @param text JSON, or a message of JSON per line
  /// @param used what later steps take from results; empty to take it from the session itself
  /// @return the session; empty where the text is none
  public static Optional<Session> read(String id, String text, List<Needle> used) {
    Optional<JsonNode> document = document(text);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    SessionReader reader = new SessionReader(id);
    reader.steps(document.get());
    return Optional.of(
        new Session(id, reader.steps, used.isEmpty() ? UsedWords.of(reader.steps) : used));
  }

  private static Optional<JsonNode> document(String text) {
    try {
      JsonNode document = JsonMapper.shared().readTree(JsonShape.bare(text));
      JsonNode messages = document.isArray() ? document : document.path("messages");
      if (chat(messages)) {
        return Optional.of(document);
      }
    } catch (JacksonException _) {
      // perhaps a document per line
    }
    ArrayNode messages = lines(text);
    return chat(messages) ? Optional.of(messages) : Optional.empty();
  }

  private static boolean chat(JsonNode messages) {
    return messages.isArray()
        && !messages.isEmpty()
        && messages.valueStream().allMatch(message -> message.has("role"));
  }

  /// Lines that are no messages, such as an agent's notes to itself, say nothing to the model; a
  /// side chain is another model's session. A message may come in several lines, a block in each.
  private static ArrayNode lines(String text) {
    ArrayNode messages = JsonMapper.shared().createArrayNode();
    for (String line : text.lines().filter(line -> line.contains("\"role\"")).toList()) {
      JsonNode node;
      try {
        node = JsonMapper.shared().readTree(line);
      } catch (JacksonException _) {
        continue; // the last line of a session that is still being written
      }
      JsonNode message = node.has("role") ? node : node.path("message");
      if (message instanceof ObjectNode object
          && object.has("role")
          && !node.path("isSidechain").asBoolean(false)) {
        if (!(messages.path(messages.size() - 1) instanceof ObjectNode before
            && continues(before, object))) {
          messages.add(object);
        }
      }
    }
    return messages;
  }

  private static boolean continues(ObjectNode before, ObjectNode message) {
    boolean same =
        message.path("id").isString()
            && message.path("id").equals(before.path("id"))
            && before.get("content") instanceof ArrayNode
            && message.path("content").isArray();
    if (same && before.get("content") instanceof ArrayNode blocks) {
      message.path("content").forEach(blocks::add);
    }
    return same;
  }

  private void steps(JsonNode document) {
    JsonNode messages = document.isArray() ? document : document.path("messages");
    tooled =
        messages
            .valueStream()
            .anyMatch(message ->
                role(message).equals("tool")
                    || message.path("content").valueStream().anyMatch(SessionReader::result));
    steps.add(new Step.Input(text(document.path("system"))));
    for (int i = 0; i < messages.size(); i++) {
      message(messages.get(i), id + "--" + i);
    }
  }

  private void message(JsonNode message, String name) {
    JsonNode content = message.path("content");
    if (role(message).equals("assistant")) {
      answered = true;
      last = text(content) + "\n" + arguments(message);
      steps.add(new Step.Output(last, calls(message)));
    } else if (role(message).equals("tool")
        || !tooled && role(message).equals("user") && answered) {
      steps.add(result(name, content));
    } else if (content.isArray()) {
      blocks(content, name);
    } else {
      steps.add(new Step.Input(text(content)));
    }
  }

  /// Results of calls made at once come in one message, each shortened by itself.
  private void blocks(JsonNode content, String name) {
    boolean several = content.valueStream().filter(SessionReader::result).count() > 1;
    for (int b = 0; b < content.size(); b++) {
      JsonNode block = content.get(b);
      String of = several ? name + "." + b : name;
      steps.add(
          result(block) ? result(of, block.path("content")) : new Step.Input(blockText(block)));
    }
  }

  private Step.Result result(String name, JsonNode content) {
    String query = last.substring(0, Math.min(QUERY_CHARS, last.length()));
    return new Step.Result(name, text(content), query);
  }

  private static boolean result(JsonNode block) {
    return block.path("type").asString("").equals("tool_result");
  }

  private static String role(JsonNode message) {
    return message.path("role").asString("");
  }

  private static String arguments(JsonNode message) {
    return String.join(
        "\n",
        message
            .path("tool_calls")
            .valueStream()
            .map(call -> call.path("function").path("arguments").asString(""))
            .toList());
  }

  private static String calls(JsonNode message) {
    StringBuilder calls = new StringBuilder(arguments(message));
    for (JsonNode block : message.path("content")) {
      if (block.has("input")) {
        calls.append('\n').append(blockText(block));
      }
    }
    return calls.toString();
  }

  private static String text(JsonNode content) {
    return content.isArray()
        ? String.join("\n", content.valueStream().map(SessionReader::blockText).toList())
        : content.asString("");
  }

  private static String blockText(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "text" -> block.path("text").asString("");
      case "tool_result" -> text(block.path("content"));
      case "tool_use" -> JsonMapper.shared().writeValueAsString(block.path("input"));
      default -> "";
    };
  }
}
