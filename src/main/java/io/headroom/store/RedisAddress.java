package io.headroom.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A database of a Redis or Valkey server, and how to log in there.
///
/// @param tls whether to speak TLS, and check the certificate and its name
/// @param host name or address
/// @param port TCP port
/// @param user name to log in with; empty for the server's default user
/// @param password empty for none
/// @param database its number; 0 unless there are several
public record RedisAddress(
    boolean tls, String host, int port, String user, String password, int database) {
  private static final int DEFAULT_PORT = 6379;

  // Not java.net.URI: it knows no host whose name has an underscore, as Docker Compose gives them.
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>rediss?)://(?:(?<login>.*)@)?(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:/@?#\\[\\]]+)"
              + "(?::(?<port>\\d{1,5}))?(?:/(?<database>\\d{0,4}))?");

  /// Reads `redis[s]://[user:password@]host[:port][/database]`.
  ///
  /// @param url what somebody wrote
  /// @return the address
  /// @throws IllegalArgumentException if it is of another form; the message says which is right,
  ///   and nothing of what was given, since that may hold a password
  public static RedisAddress parse(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches() || port(parts) < 1 || port(parts) > 65_535) {
      throw new IllegalArgumentException(
          "has to be of the form redis[s]://[user:password@]host[:port][/database], with %3A %2F %40"
              + " for : / @ in a password");
    }
    String login = Objects.requireNonNullElse(parts.group("login"), ":");
    int colon = login.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "names a user without a password: write user:password@, or :password@ for the default"
              + " user");
    }
    return new RedisAddress(
        "rediss".equals(parts.group("scheme")),
        Objects.requireNonNull(parts.group("host")).replaceAll("[\\[\\]]", ""),
        port(parts),
        decoded(login.substring(0, colon)),
        decoded(login.substring(colon + 1)),
        number(parts.group("database"), 0));
  }

  private static int port(Matcher parts) {
    return number(parts.group("port"), DEFAULT_PORT);
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }

  private static String decoded(String escaped) {
    try {
      return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "has a % in user or password that is no escape (write %25)");
    }
  }

  /// The address without user and password.
  ///
  /// @return a URL
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port
        + "/"
        + database;
  }
}
