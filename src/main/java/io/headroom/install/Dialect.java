package io.headroom.install;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// How a client writes down a server.
///
/// @param local what marks one the client starts
/// @param remote what marks one it reaches over HTTP; empty if it knows none of these
/// @param url name of the member with the URL
/// @param environment name of the member with environment variables
/// @param oneList whether command and arguments are one list
/// @param token how a bearer token is named
record Dialect(
    Map<String, Object> local,
    Optional<Map<String, Object>> remote,
    String url,
    String environment,
    boolean oneList,
    Token token) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(?:env:)?(\\w+)}");

  /// How a client is told where to find a token.
  sealed interface Token {
    /// As the value of the header, which names a variable.
    ///
    /// @param before what stands before its name
    record Header(String before) implements Token {}

    /// As a member that names the variable.
    ///
    /// @param member the member
    record Member(String member) implements Token {}

    /// It reads none from the environment.
    record None() implements Token {}
  }

  /// The usual form.
  static final Dialect USUAL =
      new Dialect(
          Map.of(), Optional.of(Map.of()), "url", "env", false, new Token.Header("Bearer ${env:"));

  Dialect withMarks(Map<String, Object> local, Map<String, Object> remote) {
    return new Dialect(local, Optional.of(remote), url, environment, oneList, token);
  }

  Dialect withUrl(String name) {
    return new Dialect(local, remote, name, environment, oneList, token);
  }

  Dialect withToken(Token other) {
    return new Dialect(local, remote, url, environment, oneList, other);
  }

  Dialect withOneList(String environment) {
    return new Dialect(local, remote, url, environment, true, token);
  }

  Dialect localOnly() {
    return new Dialect(local, Optional.empty(), url, environment, oneList, token);
  }

  /// Writes a server down.
  ///
  /// @return members in order
  /// @throws BadConfig if the client cannot reach it like this
  Map<String, Object> entry(Server server) throws BadConfig {
    Map<String, Object> entry = new LinkedHashMap<>();
    switch (server) {
      case Server.Local(String command, List<String> arguments, Map<String, String> variables) -> {
        entry.putAll(local);
        if (oneList) {
          List<String> all = new ArrayList<>(List.of(command));
          all.addAll(arguments);
          entry.put("command", all);
        } else {
          entry.put("command", command);
          entry.put("args", arguments);
        }
        if (!variables.isEmpty()) {
          entry.put(environment, variables);
        }
      }
      case Server.Remote(String where, Optional<String> variable) -> {
        entry.putAll(
            remote.orElseThrow(() -> new BadConfig("it takes no servers over HTTP from its file")));
        entry.put(url, where);
        if (variable.isPresent()) {
          putToken(entry, variable.get());
        }
      }
    }
    return entry;
  }

  private void putToken(Map<String, Object> entry, String variable) throws BadConfig {
    switch (token) {
      case Token.Header(String before) ->
          entry.put("headers", Map.of("Authorization", before + variable + "}"));
      case Token.Member(String member) -> entry.put(member, variable);
      case Token.None() ->
          throw new BadConfig(
              "it reads no tokens from the environment, and none is written into files");
    }
  }

  /// Reads an entry, whoever wrote it.
  ///
  /// @return the server; empty if it is no entry of this kind
  Optional<Server> server(JsonNode entry) {
    JsonNode where = entry.path(url);
    if (where.isString()) {
      return Optional.of(new Server.Remote(where.asString(), variable(entry)));
    }
    JsonNode command = entry.path("command");
    List<String> words = new ArrayList<>();
    if (command.isString()) {
      words.add(command.asString());
    }
    strings(command, words);
    strings(entry.path("args"), words);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    entry
        .path(environment)
        .properties()
        .forEach(member -> variables.put(member.getKey(), member.getValue().asString("")));
    return Optional.of(
        new Server.Local(words.getFirst(), words.subList(1, words.size()), variables));
  }

  private static void strings(JsonNode list, Collection<String> to) {
    if (list.isArray()) {
      list.forEach(element -> to.add(element.asString("")));
    }
  }

  private Optional<String> variable(JsonNode entry) {
    if (token instanceof Token.Member(String member)) {
      return Optional.of(entry.path(member).asString("")).filter(name -> !name.isEmpty());
    }
    Matcher named = VARIABLE.matcher(entry.path("headers").path("Authorization").asString(""));
    return named.find() ? Optional.ofNullable(named.group(1)) : Optional.empty();
  }
}
