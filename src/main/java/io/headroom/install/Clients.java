package io.headroom.install;

import io.headroom.install.Client.Permission;
import io.headroom.install.Client.Place;
import io.headroom.install.Dialect.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The clients that are known, one row each.
public final class Clients {
  private static final Editor JSON = new JsonEditor();
  private static final Editor TOML = new TomlEditor();
  private static final List<String> TOOLS =
      List.of("headroom_compress", "headroom_retrieve", "headroom_stats");

  /// All of them.
  public static final List<Client> ALL =
      List.of(
          new Client(
              "claude-code",
              "Claude Code",
              JSON,
              List.of("{claude}", "{claude-state}/.claude.json"),
              "claude",
              Map.of(
                  Scope.USER,
                  new Place(List.of("{claude-state}/.claude.json"), List.of("mcpServers"), true),
                  Scope.LOCAL,
                  new Place(
                      List.of("{claude-state}/.claude.json"),
                      List.of("projects", "{root}", "mcpServers"),
                      true),
                  Scope.PROJECT,
                  new Place("{project}/.mcp.json", "mcpServers")),
              Dialect.USUAL
                  .withMarks(Map.of("type", "stdio"), Map.of("type", "http"))
                  .withToken(new Token.Header("Bearer ${")),
              new Permission.Rules(
                  Map.of(
                      Scope.USER, "{claude}/settings.json",
                      Scope.LOCAL, "{project}/.claude/settings.local.json",
                      Scope.PROJECT, "{project}/.claude/settings.json"),
                  List.of(
                      new Change.Element(List.of("permissions", "allow"), "mcp__" + Client.NAME)))),
          new Client(
              "claude-desktop",
              "Claude Desktop",
              JSON,
              List.of("{support}/Claude"),
              "",
              Map.of(
                  Scope.USER,
                  new Place("{support}/Claude/claude_desktop_config.json", "mcpServers")),
              Dialect.USUAL.localOnly(),
              new Permission.None("no file can stop that; choose \"Always allow\" when it asks")),
          new Client(
              "cursor",
              "Cursor",
              JSON,
              List.of("{home}/.cursor"),
              "cursor",
              Map.of(
                  Scope.USER, new Place("{home}/.cursor/mcp.json", "mcpServers"),
                  Scope.PROJECT, new Place("{project}/.cursor/mcp.json", "mcpServers")),
              Dialect.USUAL,
              new Permission.None(
                  "no file can stop that; see Settings, Agents, Auto-Run, allowlist")),
          new Client(
              "vscode",
              "VS Code",
              JSON,
              List.of("{support}/Code/User"),
              "code",
              Map.of(
                  Scope.USER, new Place("{support}/Code/User/mcp.json", "servers"),
                  Scope.PROJECT, new Place("{project}/.vscode/mcp.json", "servers")),
              Dialect.USUAL.withMarks(Map.of("type", "stdio"), Map.of("type", "http")),
              new Permission.None("no file can stop that; choose \"Always allow\" when it asks")),
          new Client(
              "codex",
              "Codex",
              TOML,
              List.of("{codex}"),
              "codex",
              Map.of(
                  Scope.USER, new Place("{codex}/config.toml", "mcp_servers"),
                  Scope.PROJECT, new Place("{project}/.codex/config.toml", "mcp_servers")),
              Dialect.USUAL.withToken(new Token.Member("bearer_token_env_var")),
              new Permission.InEntry(Map.of("default_tools_approval_mode", "approve"))),
          new Client(
              "gemini",
              "Gemini CLI",
              JSON,
              List.of("{home}/.gemini"),
              "gemini",
              Map.of(
                  Scope.USER, new Place("{home}/.gemini/settings.json", "mcpServers"),
                  Scope.PROJECT, new Place("{project}/.gemini/settings.json", "mcpServers")),
              Dialect.USUAL
                  .withMarks(Map.of(), Map.of("type", "http"))
                  .withToken(new Token.Header("Bearer ${")),
              new Permission.InEntry(Map.of("trust", true))),
          new Client(
              "windsurf",
              "Windsurf",
              JSON,
              List.of("{home}/.codeium/windsurf"),
              "windsurf",
              Map.of(
                  Scope.USER, new Place("{home}/.codeium/windsurf/mcp_config.json", "mcpServers")),
              Dialect.USUAL.withUrl("serverUrl"),
              new Permission.None("no file can stop that; choose \"Always allow\" when it asks")),
          new Client(
              "zed",
              "Zed",
              JSON,
              List.of("{zed}"),
              "zed",
              Map.of(Scope.USER, new Place("{zed}/settings.json", "context_servers")),
              Dialect.USUAL
                  .withMarks(Map.of("source", "custom"), Map.of())
                  .withToken(new Token.None()),
              new Permission.Rules(
                  Map.of(Scope.USER, "{zed}/settings.json"),
                  TOOLS.stream()
                      .<Change>map(tool ->
                          new Change.Member(
                              List.of(
                                  "agent",
                                  "tool_permissions",
                                  "tools",
                                  "mcp:" + Client.NAME + ":" + tool),
                              Map.of("default", "allow")))
                      .toList())),
          new Client(
              "opencode",
              "OpenCode",
              JSON,
              List.of("{config}/opencode"),
              "opencode",
              Map.of(
                  Scope.USER,
                  new Place(
                      List.of(
                          "{config}/opencode/opencode.json", "{config}/opencode/opencode.jsonc"),
                      List.of("mcp"),
                      false),
                  Scope.PROJECT,
                  new Place(
                      List.of("{project}/opencode.json", "{project}/opencode.jsonc"),
                      List.of("mcp"),
                      false)),
              Dialect.USUAL
                  .withMarks(Map.of("type", "local"), Map.of("type", "remote"))
                  .withOneList("environment")
                  .withToken(new Token.Header("Bearer {env:")),
              new Permission.None("it does not, unless its \"permission\" says so")));

  private Clients() {}

  /// The client of a name.
  ///
  /// @param id its name
  /// @return the client; empty if none is known by it
  public static Optional<Client> named(String id) {
    return ALL.stream().filter(client -> client.id().equals(id)).findFirst();
  }

  /// The names of all.
  ///
  /// @return names in order
  public static Stream<String> names() {
    return ALL.stream().map(Client::id);
  }
}
