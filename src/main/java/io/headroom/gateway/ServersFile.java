package io.headroom.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that names servers as clients' own files do: `{"mcpServers": {NAME: {"command", "args",
/// "env"}}}`, or `{"url", "headers"}` for a server on HTTP. `${VAR}` and `${VAR:-otherwise}` stand
/// for environment variables.
///
/// @param environment the process environment
/// @param version the program's version
public record ServersFile(Map<String, String> environment, String version) {
  /// Copies the environment.
  public ServersFile {
    environment = Map.copyOf(environment);
  }

  /// Reads a file.
  ///
  /// @param file the file
  /// @return the one server it names, or all of them as one
  /// @throws IllegalArgumentException if it cannot be used; says why
  public Server read(Path file) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
    Map<String, Server> servers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("mcpServers").properties()) {
      if (!entry.getValue().path("disabled").asBoolean(false)) {
        try {
          servers.put(entry.getKey(), server(entry.getValue()));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              file + ", server " + entry.getKey() + ": " + e.getMessage(), e);
        }
      }
    }
    if (servers.isEmpty()) {
      throw new IllegalArgumentException(file + " names no servers under mcpServers");
    }
    return servers.size() == 1
        ? servers.values().iterator().next()
        : new Server.Several(servers, version);
  }

  private Server server(JsonNode node) {
    Variables variables = new Variables(environment);
    if (node.has("url")) {
      if (node.path("type").asString("http").equals("sse")) {
        throw new IllegalArgumentException(
            "the old transport \"sse\" is not spoken here; servers offer Streamable HTTP beside it,"
                + " often at /mcp");
      }
      return new Server.Url(
          RemoteAddress.of(
              variables.expanded(node.path("url").asString("")),
              strings(node.path("headers"), variables),
              node.path("allowHttp").asBoolean(false),
              version));
    }
    List<String> command = new ArrayList<>();
    command.add(variables.expanded(node.path("command").asString("")));
    for (JsonNode argument : node.path("args")) {
      command.add(variables.expanded(argument.asString("")));
    }
    if (command.getFirst().isBlank()) {
      throw new IllegalArgumentException("it has neither command nor url");
    }
    return new Server.Command(command, strings(node.path("env"), variables));
  }

  private static Map<String, String> strings(JsonNode node, Variables variables) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      strings.put(entry.getKey(), variables.expanded(entry.getValue().asString("")));
    }
    return strings;
  }
}
