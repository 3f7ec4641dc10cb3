package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonStrings;
import java.util.ArrayList;
import java.util.List;

/// How several servers introduce themselves as one.
final class Greeting {
  private Greeting() {}

  /// The result of `initialize`.
  ///
  /// @param members those that answered; may be none
  /// @param version the program's version
  /// @param asked the protocol version the client asked for
  /// @return JSON
  static String of(List<Member> members, String version, String asked) {
    List<String> capabilities = new ArrayList<>();
    capabilities.add("{\"tools\":{\"listChanged\":true}}"); // when a server ends, its tools go
    StringBuilder instructions = new StringBuilder();
    String protocol = "";
    for (Member member : members) {
      String said = member.introduced("capabilities");
      if (said.startsWith("{")) {
        capabilities.add(withoutTasks(said));
      }
      for (String listed : List.of("prompts", "resources")) {
        if (member.can(listed)) {
          capabilities.add("{\"" + listed + "\":{\"listChanged\":true}}");
        }
      }
      // All of them know the oldest.
      String spoken = unquoted(member.introduced("protocolVersion"));
      protocol = protocol.isEmpty() || spoken.compareTo(protocol) < 0 ? spoken : protocol;
      String instruction = unquoted(member.introduced("instructions")).strip();
      if (!instruction.isEmpty()) {
        instructions
            .append(instructions.isEmpty() ? "" : "\n\n")
            .append("Of the tools ")
            .append(member.name())
            .append("__*:\n")
            .append(instruction);
      }
    }
    return "{\"protocolVersion\":%s,\"capabilities\":%s,\"serverInfo\":{\"name\":\"headroom\",\"title\":\"Headroom\",\"version\":%s}%s}"
        .formatted(
            JsonStrings.quote(protocol.isEmpty() ? asked : protocol),
            Union.of(capabilities),
            JsonStrings.quote(version),
            instructions.isEmpty()
                ? ""
                : ",\"instructions\":" + JsonStrings.quote(instructions.toString()));
  }

  /// What a task's id belongs to is not known here.
  private static String withoutTasks(String capabilities) {
    Message message = Message.of(capabilities.getBytes(UTF_8));
    return message == null
        ? capabilities
        : new Edits(message)
            .remove(message.json().root(), child -> "tasks".equals(child.key()))
            .apply();
  }

  private static String unquoted(String json) {
    if (!json.startsWith("\"")) {
      return "";
    }
    JsonPlaces places = JsonPlaces.of(json);
    return places.unquoted(places.root());
  }
}
