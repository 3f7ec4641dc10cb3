package io.headroom.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What makes a client hand over what its own tools and other servers' tools answer: a hook that
/// runs after each tool, and the prefix of its shell. Claude Code alone has such settings.
///
/// @param launcher the launcher's absolute path
/// @param shell the shell door's; empty where there is none for the system
/// @param byCommand whether the hook is a command, for clients whose hooks cannot call a server
public record Hooks(Path launcher, Optional<Path> shell, boolean byCommand) {
  /// The tool on our server that hooks call.
  static final String TOOL = "headroom_hook";

  /// Where the hooks that run after a tool are.
  static final List<String> AFTER_TOOL = List.of("hooks", "PostToolUse");

  /// Where the prefix is.
  static final List<String> PREFIX = List.of("env", "CLAUDE_CODE_SHELL_PREFIX");

  private static final String CLIENT = "claude-code";
  private static final String HOOKS = "hooks";
  private static final String COMMAND = "command";

  /// The tools that can have a long result, but for our own: for all others the hook costs nothing.
  private static final String MATCHER =
      "^(Bash|BashOutput|TaskOutput|Read|Grep|Glob|WebFetch|WebSearch|Task|Agent|mcp__(?!"
          + Client.NAME
          + "__).*)$";

  /// Seconds until the client goes on without an answer. The server gives up long before, even on
  /// the longest of results.
  private static final int TIMEOUT = 20;

  /// The first version whose hooks can call a server.
  private static final List<Integer> CALLS_SERVERS = List.of(2, 1, 118);

  /// Whether a client has such settings.
  ///
  /// @param client the client
  /// @return true for Claude Code
  public static boolean areKnownTo(Client client) {
    return client.id().equals(CLIENT);
  }

  /// Whether the hooks of a client have to be commands.
  ///
  /// @param version what the client says about its version, such as `2.1.330 (Claude Code)`; empty
  ///   if it says nothing
  /// @return false for a version that is not known: it is more likely new than old
  public static boolean needCommand(String version) {
    String[] numbers = version.strip().split("[^0-9]", 4);
    if (numbers.length < 3
        || Stream.of(numbers).limit(3).anyMatch(part -> part.isEmpty() || part.length() > 6)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      int difference = Integer.compare(Integer.parseInt(numbers[i]), CALLS_SERVERS.get(i));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  /// The hook's entry.
  Change afterTool() {
    Map<String, Object> hook = new LinkedHashMap<>();
    if (byCommand) {
      hook.put("type", COMMAND);
      hook.put(COMMAND, "'" + launcher.toString().replace("'", "'\\''") + "' hook");
    } else {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("tool", "${tool_name}");
      input.put("input", "${tool_input}");
      input.put("response", "${tool_response}");
      input.put("transcript", "${transcript_path}");
      hook.put("type", "mcp_tool");
      hook.put("server", Client.NAME);
      hook.put("tool", TOOL);
      hook.put("input", input);
    }
    hook.put("timeout", TIMEOUT);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("matcher", MATCHER);
    entry.put(HOOKS, List.of(hook));
    return new Change.Element(AFTER_TOOL, entry);
  }

  /// The prefix.
  Optional<Change> prefix() {
    return shell.map(path -> new Change.Member(PREFIX, path.toString()));
  }

  /// Whether settings have a hook of ours, whoever made it.
  static boolean areOn(JsonNode settings) {
    return Editor.at(settings, AFTER_TOOL)
        .valueStream()
        .flatMap(entry -> entry.path(HOOKS).valueStream())
        .anyMatch(hook ->
            hook.path("tool").asString("").equals(TOOL)
                || hook.path(COMMAND).asString("").matches("(?s).*\\bheadroom'? hook\\s*"));
  }
}
