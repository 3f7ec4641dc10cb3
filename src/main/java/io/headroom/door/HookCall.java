package io.headroom.door;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A tool's result as its client hands it to a hook.
///
/// @param tool the tool's name as the client has it
/// @param input what the tool was asked, as JSON
/// @param response what it answered, as JSON
/// @param transcript where the client writes down the session; empty if unknown
/// @param byCommand whether the hook is a command of its own, as in clients that know no other
public record HookCall(
    String tool, String input, String response, String transcript, boolean byCommand) {
  private static final String OWN_PREFIX = "headroom_";
  private static final String MCP = "mcp__";
  private static final String BEFORE_NAME = "__";
  private static final String COMMAND = "command";
  private static final Set<String> RANGE = Set.of("offset", "limit", "pages");

  /// A question is cut there: what comes later says nothing new.
  private static final int LONGEST_QUERY = 600;

  /// The arguments of a hook of type `mcp_tool`. The client writes objects and lists as JSON there,
  /// but strings as they are.
  ///
  /// @param arguments `tool`, `input`, `response` and `transcript`, strings all of them
  /// @return the call; empty for a result that is short anyway
  public static Optional<HookCall> ofArguments(Map<String, ?> arguments) {
    Map<String, String> texts = new HashMap<>();
    arguments.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    String given = texts.getOrDefault("response", "");
    if (given.length() < Shortener.LEAST_BYTES) {
      return Optional.empty(); // before anything is looked at: most results are that short
    }
    String tool = texts.getOrDefault("tool", "");
    return Optional.of(
        new HookCall(
            tool,
            texts.getOrDefault("input", ""),
            isPlain(tool, given) ? JsonStrings.quote(given) : given,
            texts.getOrDefault("transcript", ""),
            false));
  }

  /// Whether a response is a string. What an MCP server answers is a list of blocks or, from its
  /// structured content, a string that says an object.
  private static boolean isPlain(String tool, String response) {
    if (!JsonPlaces.document(response)) {
      return true;
    }
    JsonPlaces places = JsonPlaces.of(response);
    return tool.startsWith(MCP) && !places.array(places.root());
  }

  /// What a client writes to a hook's standard input.
  ///
  /// @param json the hook's input
  /// @return the call; empty where it is none of a tool that has succeeded
  public static Optional<HookCall> ofJson(String json) {
    if (!JsonPlaces.document(json)) {
      return Optional.empty();
    }
    JsonPlaces places = JsonPlaces.of(json);
    Map<String, Span> members = new HashMap<>();
    for (Child child : places.children(places.root())) {
      members.put(String.valueOf(child.key()), child.span());
    }
    Span response = members.get("tool_response");
    if (response == null || !"PostToolUse".equals(string(places, members, "hook_event_name"))) {
      return Optional.empty();
    }
    Span input = members.get("tool_input");
    return Optional.of(
        new HookCall(
            string(places, members, "tool_name"),
            input == null ? "" : places.of(input),
            places.of(response),
            string(places, members, "transcript_path"),
            true));
  }

  private static String string(JsonPlaces places, Map<String, Span> members, String name) {
    Span value = members.get(name);
    return value != null && places.quoted(value) ? places.unquoted(value) : "";
  }

  /// Whether it is an answer of ours, under whatever name a client knows the server, or the output
  /// of a command of ours: that is the size it was asked for.
  boolean isOurOwn() {
    int name = tool.lastIndexOf(BEFORE_NAME) + BEFORE_NAME.length();
    return isOfServer() && tool.startsWith(OWN_PREFIX, name) || ShellCommand.isOurOwn(command());
  }

  /// The command line the tool was asked to run; empty where it runs none.
  String command() {
    return members().getOrDefault(COMMAND, "");
  }

  /// Whether the tool is one of an MCP server.
  boolean isOfServer() {
    return tool.startsWith(MCP);
  }

  /// Whether only a part of something was asked for.
  boolean hasRange() {
    return members().keySet().stream().anyMatch(RANGE::contains);
  }

  /// The input's members, strings by what they say.
  private Map<String, String> members() {
    Map<String, String> members = new HashMap<>();
    if (JsonPlaces.document(input)) {
      JsonPlaces places = JsonPlaces.of(input);
      for (Child child : places.children(places.root())) {
        Span value = child.span();
        members.put(
            String.valueOf(child.key()), places.quoted(value) ? places.unquoted(value) : "");
      }
    }
    return members;
  }

  /// What was asked: all strings of the input.
  List<String> asked() {
    List<String> strings = new ArrayList<>();
    if (JsonPlaces.document(input)) {
      JsonPlaces places = JsonPlaces.of(input);
      collect(places, places.root(), 0, strings);
    }
    return strings;
  }

  private static void collect(JsonPlaces places, Span value, int depth, List<String> strings) {
    if (places.quoted(value)) {
      strings.add(places.unquoted(value));
    } else if (depth < HookResponse.DEEPEST) {
      places.children(value).forEach(child -> collect(places, child.span(), depth + 1, strings));
    }
  }

  /// The same as a question.
  String query() {
    String query = String.join(" ", asked()).strip();
    return query.length() <= LONGEST_QUERY ? query : query.substring(0, LONGEST_QUERY);
  }
}
