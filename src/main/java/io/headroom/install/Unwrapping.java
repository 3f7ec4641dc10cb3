package io.headroom.install;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes an entry of a client out of the gateway.
final class Unwrapping {
  private Unwrapping() {}

  /// Takes an entry out of the gateway, as it is by now.
  ///
  /// @param there the entry
  /// @param put what was put there; missing if nobody knows
  /// @param before what stood there before; missing if nobody knows
  /// @return the entry as it is to be
  /// @throws BadConfig if nobody knows what was there before
  static ObjectNode back(Dialect dialect, ObjectNode there, JsonNode put, JsonNode before)
      throws BadConfig {
    ObjectNode entry = there.deepCopy();
    Set<String> names = new LinkedHashSet<>(before.propertyNames());
    names.addAll(put.propertyNames());
    for (String name : names) {
      if (!put.path(name).equals(before.path(name))) {
        set(entry, name, Restored.of(there.path(name), put.path(name), before.path(name)));
      }
    }
    List<String> started = original(dialect, there);
    if (!started.isEmpty()) {
      // The gateway's options may have been changed since: what it starts stands behind them.
      boolean list = there.path("command").isArray();
      List<String> arguments = list ? started : started.subList(1, started.size());
      if (!list) {
        entry.put("command", started.getFirst());
      }
      if (!arguments.isEmpty() || before.has("args")) {
        ArrayNode all = entry.putArray(list ? "command" : "args");
        arguments.forEach(all::add);
      } else {
        entry.remove("args");
      }
    } else if (before.isMissingNode()) {
      throw new BadConfig("'headroom mcp wrap' did not write it, so what it was is not known");
    }
    return entry;
  }

  private static void set(ObjectNode entry, String name, JsonNode value) {
    if (value.isMissingNode()) {
      entry.remove(name);
    } else {
      entry.set(name, value);
    }
  }

  /// The command line behind the gateway's.
  private static List<String> original(Dialect dialect, JsonNode entry) {
    return dialect
        .server(entry)
        .map(server -> server instanceof Server.Local local ? local.arguments() : List.<String>of())
        .filter(arguments -> arguments.contains("--"))
        .map(arguments -> arguments.subList(arguments.indexOf("--") + 1, arguments.size()))
        .orElse(List.of());
  }
}
