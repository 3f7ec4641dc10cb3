package io.headroom.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a list of chat messages could still be sent to a model: roles are known, every tool
/// result has its call before it, every call but those of the last message has its result.
final class Conversations {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private Conversations() {}

  /// What became wrong; nothing is expected of a text that is no list of messages, or that was
  /// broken before.
  static List<String> faults(String before, String after) {
    Optional<String> now = messages(after).flatMap(Conversations::fault);
    return now.isPresent() && messages(before).filter(m -> fault(m).isEmpty()).isPresent()
        ? List.of("conversation: " + now.get())
        : List.of();
  }

  private static Optional<JsonNode> messages(String text) {
    if (!text.contains("\"role\"")) {
      return Optional.empty();
    }
    try {
      JsonNode document = JsonMapper.shared().readTree(JsonShape.bare(text));
      JsonNode list = document.isArray() ? document : document.path("messages");
      boolean chat = list.isArray() && !list.isEmpty();
      for (JsonNode message : list) {
        chat &= message.has("role");
      }
      return chat ? Optional.of(list) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fault(JsonNode messages) {
    Map<String, Integer> open = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      String role = message.path("role").asString("");
      if (!ROLES.contains(role)) {
        return Optional.of("message %s has the role %s".formatted(i, role));
      }
      for (JsonNode call : message.path("tool_calls")) {
        open.put(call.path("id").asString(""), i);
        String arguments = call.path("function").path("arguments").asString("");
        if (!arguments.isBlank() && !JsonShape.parses(arguments)) {
          return Optional.of("arguments of a call in message %s are not JSON".formatted(i));
        }
      }
      if (role.equals("tool")
          && message.has("tool_call_id")
          && open.remove(message.path("tool_call_id").asString("")) == null) {
        return orphan(i);
      }
      for (JsonNode block : message.path("content")) {
        String type = block.path("type").asString("");
        if (type.equals("tool_use")) {
          open.put(block.path("id").asString(""), i);
        } else if (type.equals("tool_result")
            && open.remove(block.path("tool_use_id").asString("")) == null) {
          return orphan(i);
        }
      }
    }
    open.values().removeIf(at -> at == messages.size() - 1);
    return open.values().stream()
        .min(Integer::compare)
        .map("a call of message %s has no result"::formatted);
  }

  private static Optional<String> orphan(int message) {
    return Optional.of("message %s has a result without its call".formatted(message));
  }
}
