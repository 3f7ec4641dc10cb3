package io.headroom.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may come in. A web page open in the user's browser can reach a loopback port, too, under a
/// name of its own that it lets resolve to 127.0.0.1; the names in `Host` and `Origin` tell it from
/// the user's programs. Ports do not count: only the name shows where a page came from.
final class HttpGuard {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:@/?#\\s]+)(?::\\d*)?");
  private static final String BEARER = "Bearer ";

  private final Set<String> hosts;
  private final byte @Nullable [] token;

  HttpGuard(HttpOptions options) {
    hosts =
        Stream.of(
                Stream.of("localhost", "127.0.0.1", "[::1]"),
                Stream.of(options.host()),
                options.allowedHosts().stream())
            .flatMap(names -> names)
            .map(HttpGuard::normal)
            .collect(Collectors.toUnmodifiableSet());
    String secret = options.token();
    token = secret == null ? null : secret.getBytes(StandardCharsets.UTF_8);
  }

  /// Looks at one request.
  ///
  /// @param authorities all the request says about whom it wants to reach: `Host` headers,
  ///   `:authority`, the authority of an absolute request target
  /// @param origins all `Origin` headers
  /// @param authorization the `Authorization` header, or null without
  /// @param open true where no token is asked for
  /// @return why the request is turned away, or null to let it in
  @Nullable HttpAnswer refuse(
      List<String> authorities,
      List<String> origins,
      @Nullable String authorization,
      boolean open) {
    if (authorities.isEmpty() || !authorities.stream().allMatch(this::knows)) {
      return HttpAnswer.turnedAway(
          421, "This host name is not served here. Allow it with --allow-host NAME.");
    }
    if (!origins.stream().allMatch(this::trusts)) {
      return HttpAnswer.turnedAway(
          403, "Requests from this origin are not allowed. Allow it with --allow-host NAME.");
    }
    if (!open && token != null && !carriesToken(authorization, token)) {
      return HttpAnswer.turnedAway(401, "Send the server's token: Authorization: Bearer TOKEN.")
          .with("WWW-Authenticate", "Bearer realm=\"headroom\"");
    }
    return null;
  }

  private boolean knows(String authority) {
    return AUTHORITY.matcher(authority).matches()
        && hosts.contains(normal(authority.replaceFirst(":\\d*$", "")));
  }

  /// `null` is what sandboxed frames and local files send: nobody in particular.
  private boolean trusts(String origin) {
    try {
      URI uri = new URI(origin);
      String scheme = uri.getScheme();
      String authority = uri.getRawAuthority();
      return ("http".equals(scheme) || "https".equals(scheme))
          && authority != null
          && knows(authority);
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static boolean carriesToken(@Nullable String authorization, byte[] token) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
            token);
  }

  /// Lower case, IPv6 in brackets, as `Host` has it.
  private static String normal(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
  }
}
