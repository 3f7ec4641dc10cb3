package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What tools and prompts of several servers are called in one list: `server__name`. It is the same
/// in every session, so that clients may know it from an earlier one.
final class Names {
  private static final String BETWEEN = "__";

  /// Model APIs take tool names of 64 characters, and clients put their own prefix in front:
  /// `mcp__headroom__` has 15.
  private static final int MOST = 48;

  /// Hexadecimal digits that keep apart what was cut.
  private static final int DIGITS = 8;

  private final List<String> servers;
  private final Map<String, Own> known = new ConcurrentHashMap<>();

  /// A name as its server knows it.
  ///
  /// @param server the server's name
  /// @param name the name there
  record Own(String server, String name) {}

  /// Names of nothing yet.
  ///
  /// @param servers all servers' names, each a [#prefix]
  Names(List<String> servers) {
    this.servers = List.copyOf(servers);
  }

  /// A server's name as it can stand in a tool's: letters, digits, `_` and `-`.
  static String prefix(String server) {
    String plain = server.replaceAll("[^A-Za-z0-9_-]+", "_");
    return plain.isEmpty() ? "server" : plain;
  }

  /// What is shown of a name.
  ///
  /// @param server the server's name, a [#prefix]
  /// @param name the name there
  String shown(String server, String name) {
    String whole = server + BETWEEN + name;
    // Where it reads as another server's, that keeps it, whether or not it has such a name.
    boolean taken = !server.equals(reading(whole));
    String shown =
        whole.length() <= MOST && !taken
            ? whole
            : whole.substring(0, Math.min(whole.length(), MOST - DIGITS - 1))
                + "_"
                + digest(taken ? server + "/" + name : whole);
    known.put(shown, new Own(server, name));
    return shown;
  }

  /// Whose a name is.
  ///
  /// @param shown a name as a client has it
  /// @return null if it is nobody's
  @Nullable Own find(String shown) {
    Own own = known.get(shown);
    if (own != null) {
      return own;
    }
    String server = reading(shown);
    return server.isEmpty()
        ? null
        : new Own(server, shown.substring(server.length() + BETWEEN.length()));
  }

  /// The server that a name reads as one of: the longest, since names may have the separator in
  /// them.
  ///
  /// @return empty if there is none
  private String reading(String shown) {
    String longest = "";
    for (String server : servers) {
      if (server.length() > longest.length() && shown.startsWith(server + BETWEEN)) {
        longest = server;
      }
    }
    return longest;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
