package io.headroom.mcp;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the MCP server is to be reached over HTTP.
///
/// @param host address or name to bind; anything but a loopback address needs a token
/// @param port port to bind, 0 for any free one
/// @param path path of the MCP endpoint, with its leading slash
/// @param allowedHosts names that `Host` and `Origin` may carry besides the loopback names and
///   `host`, without port
/// @param token bearer token every request but the health check must carry; null for none
/// @param bodyLimit longest request body taken, in bytes
/// @param roots real paths of the directories whose files any client may read
/// @param originals which originals any client sees
public record HttpOptions(
    String host,
    int port,
    String path,
    Set<String> allowedHosts,
    @Nullable String token,
    int bodyLimit,
    List<Path> roots,
    Originals originals) {

  /// Loopback, reached by this machine's own programs only.
  public static final String DEFAULT_HOST = "127.0.0.1";

  /// The endpoint's usual path.
  public static final String DEFAULT_PATH = "/mcp";

  /// 64 MiB of content and 1 MiB for the message around it.
  public static final int DEFAULT_BODY_LIMIT = 65 << 20;

  /// Copies the collections.
  public HttpOptions {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must start with a slash: " + path);
    }
    if (bodyLimit <= 0 || bodyLimit > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("body limit out of range: " + bodyLimit);
    }
    allowedHosts = Set.copyOf(allowedHosts);
    roots = List.copyOf(roots);
  }

  /// Options under which all clients see all originals.
  ///
  /// @param host address or name to bind
  /// @param port port to bind
  /// @param path path of the endpoint
  /// @param allowedHosts further names
  /// @param token bearer token, or null
  /// @param bodyLimit longest request body
  /// @param roots granted directories
  public HttpOptions(
      String host,
      int port,
      String path,
      Set<String> allowedHosts,
      @Nullable String token,
      int bodyLimit,
      List<Path> roots) {
    this(host, port, path, allowedHosts, token, bodyLimit, roots, Originals.ALL);
  }

  /// The usual options for a port: loopback, no token, no granted files.
  ///
  /// @param port port to bind, 0 for any free one
  /// @return options to refine
  public static HttpOptions onPort(int port) {
    return new HttpOptions(
        DEFAULT_HOST, port, DEFAULT_PATH, Set.of(), null, DEFAULT_BODY_LIMIT, List.of());
  }

  /// Names given one by one, and those in `HEADROOM_ALLOWED_HOSTS`, separated by commas.
  ///
  /// @param named names from the command line
  /// @param environment the process environment
  /// @return all of them
  public static Set<String> allowedHosts(List<String> named, Map<String, String> environment) {
    Set<String> hosts = new LinkedHashSet<>(named);
    Arrays.stream(environment.getOrDefault("HEADROOM_ALLOWED_HOSTS", "").split(","))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .forEach(hosts::add);
    return hosts;
  }
}
