package io.headroom.install;

import io.headroom.install.Dialect.Token;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends an entry of a client through the gateway. Members that have nothing to do with how the
/// server is started or reached stay.
final class Wrapping {
  /// Holds the bearer token of a server that is reached over HTTP: the environment of a process is
  /// its user's alone, its arguments are everybody's to see.
  static final String TOKEN_VARIABLE = "HEADROOM_GATEWAY_TOKEN";

  private static final String RETRIEVE = "headroom_retrieve";
  private static final String BEARER = "Bearer ";

  /// What clients call Streamable HTTP, where they name the transport.
  private static final Set<String> SPOKEN =
      Set.of("", "http", "streamable-http", "streamableHttp", "remote");

  /// Lists of the only tools a client offers.
  private static final List<String> OFFERED = List.of("enabled_tools", "includeTools");

  private final Dialect dialect;
  private final ObjectNode entry;
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final boolean force;

  private Wrapping(Dialect dialect, ObjectNode entry, boolean force) {
    this.dialect = dialect;
    this.entry = entry;
    this.force = force;
  }

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
    Wrapping wrapping = new Wrapping(dialect, entry.deepCopy(), force);
    wrapping.words.addAll(gateway.arguments());
    wrapping.words.addAll(List.of("--name", name));
    Optional<Server> server = dialect.server(entry);
    if (name.equals(Client.NAME) || server.filter(Wrapping::isHeadroom).isPresent()) {
      throw new BadConfig("it is Headroom itself, whose answers are short already");
    }
    switch (server.orElse(null)) {
      case null -> throw new BadConfig("its entry names neither a command nor a URL");
      case Server.Local _ -> wrapping.start(gateway.command());
      case Server.Remote remote -> wrapping.reach(remote.url(), gateway.command());
    }
    wrapping.variables.putAll(gateway.environment());
    wrapping.putVariables();
    for (String list : OFFERED) {
      if (wrapping.entry.get(list) instanceof ArrayNode tools) {
        tools.add(RETRIEVE); // what was left out has to be one call away here, too
      }
    }
    return wrapping.entry;
  }

  static boolean isHeadroom(Server server) {
    return server instanceof Server.Local local
        && !isGateway(local)
        && local.command().matches("(.*[/\\\\])?headroom(\\.\\w+)?")
        && local.arguments().contains("mcp");
  }

  private void start(String launcher) {
    words.add("--");
    JsonNode command = entry.path("command");
    if (command.isArray()) {
      ArrayNode all = entry.putArray("command").add(launcher);
      words.forEach(all::add);
      command.forEach(all::add);
    } else {
      JsonNode arguments = entry.path("args");
      entry.put("command", launcher);
      ArrayNode all = entry.putArray("args");
      words.forEach(all::add);
      all.add(command);
      arguments.forEach(all::add);
    }
  }

  private void reach(String url, String launcher) throws BadConfig {
    String transport = entry.path("type").asString("");
    if (!SPOKEN.contains(transport)) {
      throw new BadConfig("the gateway does not speak its transport \"" + transport + "\"");
    }
    words.addAll(List.of("--url", url));
    boolean known = authorize();
    URI where = uri(url);
    if (!force && (where.getRawQuery() != null || where.getRawUserInfo() != null)) {
      throw new BadConfig(
          "its URL may hold a key, which would be seen in the list of processes; --force wraps it"
              + " all the same");
    }
    if (!force && !known && !isLoopback(where)) {
      throw new BadConfig(
          "nothing in its entry says how to log in, so your client may do that (OAuth), which the"
              + " gateway cannot; --force wraps it if no login is needed");
    }
    entry.remove(dialect.url());
    dialect.remote().ifPresent(marks -> marks.keySet().forEach(entry::remove));
    entry.remove("type");
    dialect.local().forEach((name, value) -> entry.put(name, String.valueOf(value)));
    if (dialect.oneList()) {
      ArrayNode all = entry.putArray("command").add(launcher);
      words.forEach(all::add);
    } else {
      entry.put("command", launcher);
      ArrayNode all = entry.putArray("args");
      words.forEach(all::add);
    }
  }

  /// Passes on what the client would send along.
  ///
  /// @return whether there is anything
  private boolean authorize() throws BadConfig {
    boolean named = dialect.token() instanceof Token.Member;
    boolean any = false;
    if (dialect.token() instanceof Token.Member(String member) && entry.path(member).isString()) {
      String variable = entry.path(member).asString();
      words.addAll(List.of("--token-env", variable));
      // Such a client hands on only those variables that are named.
      entry.withArray("env_vars").add(variable);
      entry.remove(member);
      any = true;
    }
    String headers = named ? "http_headers" : "headers";
    for (Map.Entry<String, JsonNode> header : entry.path(headers).properties()) {
      any = true;
      String value = header.getValue().asString("");
      if (header.getKey().equalsIgnoreCase("Authorization")
          && value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        variables.put(TOKEN_VARIABLE, value.substring(BEARER.length()).strip());
        words.addAll(List.of("--token-env", TOKEN_VARIABLE));
      } else if (force) {
        words.addAll(List.of("--header", header.getKey() + ": " + value));
      } else {
        throw new BadConfig(
            "its header "
                + header.getKey()
                + " would be seen in the list of processes; --force wraps it all the same");
      }
    }
    entry.remove(headers);
    return any;
  }

  private void putVariables() {
    if (!variables.isEmpty()) {
      ObjectNode there =
          entry.get(dialect.environment()) instanceof ObjectNode object
              ? object
              : entry.putObject(dialect.environment());
      variables.forEach((name, value) -> {
        if (!there.has(name)) {
          there.put(name, value);
        }
      });
    }
  }

  private static URI uri(String url) throws BadConfig {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException _) {
      throw new BadConfig("its URL is filled in by the client, which the gateway cannot do");
    }
  }

  private static boolean isLoopback(URI url) {
    String host = String.valueOf(url.getHost());
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

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
