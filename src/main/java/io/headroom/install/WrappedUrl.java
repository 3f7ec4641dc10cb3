package io.headroom.install;

import io.headroom.install.Dialect.Token;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The part of an entry that says how a server is reached over HTTP, as flags of the gateway.
final class WrappedUrl {
  /// Variables that hold what a server is sent along: the environment of a process is its user's
  /// alone, its arguments are everybody's to see.
  private static final String VARIABLE = "HEADROOM_GATEWAY_";

  private static final String BEARER = "Bearer ";

  /// Headers that the protocol or the connection decides on: the gateway writes them itself, and
  /// takes them from nobody.
  static final Set<String> RESERVED =
      Set.of(
          "accept",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "last-event-id",
          "mcp-method",
          "mcp-name",
          "mcp-protocol-version",
          "mcp-session-id",
          "transfer-encoding",
          "upgrade");

  /// What clients call Streamable HTTP, where they name the transport.
  private static final Set<String> SPOKEN =
      Set.of("", "http", "streamable-http", "streamableHttp", "remote");

  private final Dialect dialect;
  private final ObjectNode entry;
  private final List<String> flags = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  private WrappedUrl(Dialect dialect, ObjectNode entry) {
    this.dialect = dialect;
    this.entry = entry;
  }

  /// Takes it out of an entry.
  ///
  /// @param entry loses what says how the server is reached
  /// @param force whether a key may be seen in the list of processes, and a login may be lost
  /// @throws BadConfig if the entry is better left alone; the message says why
  static WrappedUrl takenFrom(ObjectNode entry, String url, Dialect dialect, boolean force)
      throws BadConfig {
    String transport = entry.path("type").asString("");
    if (!SPOKEN.contains(transport)) {
      throw new BadConfig("the gateway does not speak its transport \"" + transport + "\"");
    }
    if (uri(url).getRawUserInfo() != null) {
      throw new BadConfig(
          "its URL has a password in it, which the gateway does not take; make it a header");
    }
    WrappedUrl taken = new WrappedUrl(dialect, entry);
    taken.flags.addAll(List.of("--url", url));
    boolean authorized = taken.authorize();
    if (!force) {
      refuse(uri(url), authorized);
    } else if (isInTheClear(uri(url))) {
      taken.flags.add("--allow-http");
    }
    entry.remove(dialect.url());
    entry.remove("type");
    dialect.local().forEach((name, value) -> entry.put(name, String.valueOf(value)));
    return taken;
  }

  List<String> flags() {
    return flags;
  }

  /// What the flags name, by name.
  Map<String, String> variables() {
    return variables;
  }

  /// Leaves alone what might work no more, or tell others what it does not tell them now.
  private static void refuse(URI url, boolean authorized) throws BadConfig {
    if (url.getRawQuery() != null || Keys.areIn(String.valueOf(url.getPath()))) {
      throw new BadConfig(
          "its URL may hold a key, which would be seen in the list of processes; --force wraps it"
              + " all the same");
    }
    if (isInTheClear(url)) {
      throw new BadConfig(
          "it is reached over http:// on another machine, which everybody on the way can read;"
              + " --force wraps it all the same");
    }
    if (!authorized && !isLoopback(url)) {
      throw new BadConfig(
          "nothing in its entry says how to log in, so your client may do that (OAuth), which the"
              + " gateway cannot; --force wraps it if no login is needed");
    }
  }

  /// Passes on what the client would send along, by the environment alone.
  ///
  /// @return whether there is anything
  private boolean authorize() {
    int before = flags.size();
    if (dialect.token() instanceof Token.Member(String member)) {
      if (entry.path(member).isString()) {
        flags.addAll(List.of("--token-env", handedOn(entry.path(member).asString())));
      }
      entry.remove(member);
      takeHeaders("env_http_headers").forEach((name, variable) -> header(name, handedOn(variable)));
      takeHeaders("http_headers").forEach(this::secret);
    } else {
      takeHeaders("headers").forEach(this::secret);
    }
    return flags.size() > before;
  }

  /// Such a client hands on only those variables that are named.
  private String handedOn(String variable) {
    entry.withArray("env_vars").add(variable);
    return variable;
  }

  private void secret(String name, String value) {
    if (name.equalsIgnoreCase("Authorization")
        && value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String variable = variable("TOKEN", value.substring(BEARER.length()).strip());
      flags.addAll(List.of("--token-env", variable));
    } else {
      String inCapitals = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      header(name, variable("HEADER_" + inCapitals, value));
    }
  }

  /// A variable of its own for each value: `X-A` and `X_A` are two headers.
  private String variable(String name, String value) {
    String variable = VARIABLE + name;
    for (int number = 2; variables.containsKey(variable); number++) {
      variable = VARIABLE + name + "_" + number;
    }
    variables.put(variable, value);
    return variable;
  }

  private void header(String name, String variable) {
    flags.addAll(List.of("--header", name + ": ${" + variable + "}"));
  }

  private Map<String, String> takeHeaders(String member) {
    Map<String, String> headers = new LinkedHashMap<>();
    entry.path(member).properties().stream()
        .filter(header -> !RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
    entry.remove(member);
    return headers;
  }

  private static URI uri(String url) throws BadConfig {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException _) {
      throw new BadConfig("its URL is filled in by your client, which the gateway cannot do");
    }
  }

  private static boolean isInTheClear(URI url) {
    return "http".equalsIgnoreCase(url.getScheme()) && !isLoopback(url);
  }

  private static boolean isLoopback(URI url) {
    String host = String.valueOf(url.getHost());
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }
}
