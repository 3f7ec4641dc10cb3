package io.headroom.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends an entry of a client through the gateway. Members that have nothing to do with how the
/// server is started or reached stay.
final class Wrapping {
  private static final String RETRIEVE = "headroom_retrieve";

  /// Lists of the only tools a client offers.
  private static final List<String> OFFERED = List.of("enabled_tools", "includeTools");

  private Wrapping() {}

  /// Whether an entry starts a gateway, whoever wrote it.
  static boolean isThrough(Dialect dialect, JsonNode entry) {
    return dialect.server(entry).filter(Wrapping::isGateway).isPresent();
  }

  static boolean isGateway(Server server) {
    return server instanceof Server.Local local
        && local.arguments().size() > 2
        && local.arguments().subList(0, 2).equals(List.of("mcp", "gateway"));
  }

  /// Whether an entry starts the gateway that is wished for, whatever options users gave it.
  ///
  /// @param gateway its command line
  static boolean isAsWished(Dialect dialect, JsonNode entry, Server.Local gateway) {
    return gateway.arguments().size() == 2
        && dialect
            .server(entry)
            .filter(Wrapping::isGateway)
            .filter(server ->
                server instanceof Server.Local local && local.command().equals(gateway.command()))
            .isPresent();
  }

  /// Sends an entry through the gateway.
  ///
  /// @param name the entry's name
  /// @param gateway the gateway's own command line and environment
  /// @param force whether a key may be seen in the list of processes, and a login may be lost
  /// @return the entry as it is to be
  /// @throws BadConfig if it is better left alone; the message says why
  static ObjectNode through(
      Dialect dialect, ObjectNode entry, String name, Server.Local gateway, boolean force)
      throws BadConfig {
    Optional<Server> server = dialect.server(entry);
    if (name.equals(Client.NAME) || server.filter(Wrapping::isHeadroom).isPresent()) {
      throw new BadConfig("it is Headroom itself, whose answers are short already");
    }
    ObjectNode wrapped = entry.deepCopy();
    List<String> words = new ArrayList<>(gateway.arguments());
    words.addAll(List.of("--name", name));
    List<JsonNode> started = new ArrayList<>();
    Map<String, String> variables = new LinkedHashMap<>();
    switch (server.orElse(null)) {
      case null -> throw new BadConfig("its entry names neither a command nor a URL");
      case Server.Local _ -> {
        words.add("--");
        started.addAll(commandLine(entry));
      }
      case Server.Remote remote -> {
        WrappedUrl url = WrappedUrl.takenFrom(wrapped, remote.url(), dialect, force);
        words.addAll(url.flags());
        variables.putAll(url.variables());
      }
    }
    start(wrapped, dialect, gateway.command(), words, started);
    variables.putAll(gateway.environment());
    put(wrapped, dialect.environment(), variables);
    for (String list : OFFERED) {
      if (wrapped.get(list) instanceof ArrayNode tools) {
        tools.add(RETRIEVE); // what was left out has to be one call away here, too
      }
    }
    return wrapped;
  }

  static boolean isHeadroom(Server server) {
    return server instanceof Server.Local local
        && !isGateway(local)
        && local.command().matches("(.*[/\\\\])?headroom(\\.\\w+)?")
        && local.arguments().contains("mcp");
  }

  private static List<JsonNode> commandLine(ObjectNode entry) {
    JsonNode command = entry.path("command");
    return Stream.concat(
            command.isArray() ? command.valueStream() : Stream.of(command),
            entry.path("args").valueStream())
        .toList();
  }

  private static void start(
      ObjectNode wrapped,
      Dialect dialect,
      String launcher,
      List<String> words,
      List<JsonNode> started) {
    ArrayNode all;
    if (dialect.oneList()) {
      all = wrapped.putArray("command").add(launcher);
      wrapped.remove("args");
    } else {
      wrapped.put("command", launcher);
      all = wrapped.putArray("args");
    }
    words.forEach(all::add);
    started.forEach(all::add);
  }

  /// Sets variables that are not set otherwise.
  private static void put(ObjectNode wrapped, String member, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return;
    }
    ObjectNode there =
        wrapped.get(member) instanceof ObjectNode object ? object : wrapped.putObject(member);
    variables.entrySet().stream()
        .filter(variable -> !there.has(variable.getKey()))
        .forEach(variable -> there.put(variable.getKey(), variable.getValue()));
  }
}
