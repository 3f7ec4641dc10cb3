package io.headroom.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/// Another Headroom, to be asked for originals that are found nowhere here.
public sealed interface ProxySettings {
  /// How to reach it.
  ///
  /// @param base what its endpoints are under, without a slash at the end
  record Usable(URI base) implements ProxySettings {}

  /// It is wanted, but cannot be used like this.
  ///
  /// @param why what is wrong and what to do, for people
  record Refused(String why) implements ProxySettings {}

  /// What an environment sets: `HEADROOM_PROXY_URL`.
  ///
  /// @param environment the environment
  /// @return settings; empty where there is no URL
  static Optional<ProxySettings> of(Map<String, String> environment) {
    String url = environment.getOrDefault("HEADROOM_PROXY_URL", "").strip();
    return url.isEmpty() ? Optional.empty() : Optional.of(parse(url));
  }

  private static ProxySettings parse(String url) {
    try {
      URI given = new URI(url.replaceAll("/+$", ""));
      String scheme = String.valueOf(given.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && given.getHost() != null
          && given.getUserInfo() == null
          && given.getQuery() == null
          && given.getFragment() == null) {
        return new Usable(given);
      }
    } catch (URISyntaxException _) {
      // told below, without what was given: it may hold a password
    }
    return new Refused(
        "HEADROOM_PROXY_URL has to be of the form http[s]://host[:port][/path], without user, query"
            + " and fragment");
  }
}
