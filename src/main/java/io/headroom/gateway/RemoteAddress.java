package io.headroom.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a server is reached over HTTP, and what every request to it says besides the message.
///
/// @param url its endpoint
/// @param headers by their names
/// @param version the program's version, told as `User-Agent`
public record RemoteAddress(URI url, Map<String, String> headers, String version) {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  /// What the protocol or the connection decides on.
  private static final Set<String> OURS =
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

  /// Copies the headers.
  public RemoteAddress {
    headers = Map.copyOf(headers);
  }

  /// Checks an address.
  ///
  /// @param url what the user gave
  /// @param headers what the user gave
  /// @param allowHttp whether messages may go over the network in the clear
  /// @param version the program's version
  /// @return the address
  /// @throws IllegalArgumentException if it is none, or not a safe one; says what to do
  public static RemoteAddress of(
      String url, Map<String, String> headers, boolean allowHttp, String version) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("not a URL: " + shown(url));
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("not an http or https URL: " + shown(url));
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a password in a URL shows up in lists of processes: give --token-env NAME instead");
    }
    boolean loopback = LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    if (scheme.equals("http") && !loopback && !allowHttp) {
      throw new IllegalArgumentException(
          "everybody on the way can read and change what goes to "
              + shown(url)
              + ": use https, or give --allow-http if you trust the network");
    }
    Map<String, String> checked = new LinkedHashMap<>();
    headers.forEach((name, value) -> checked.put(name(name), value(name, value)));
    return new RemoteAddress(uri, checked, version);
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a header: " + name);
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the protocol decides on this header: " + name);
    }
    return name;
  }

  /// The value itself may be a secret: it is not repeated.
  private static String value(String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f || c > 0xff)) {
      throw new IllegalArgumentException(
          "the value of header " + name + " has characters that no header can have");
    }
    return value.strip();
  }

  /// As much of a text that may be no address as can hold no password and no query.
  private static String shown(String url) {
    if (url.indexOf('@') >= 0) {
      return "it holds a password or a query, so it is not repeated here";
    }
    return url.strip().split("[?#]", 2)[0];
  }

  /// What the protocol or the connection decides on: a server that is given one of these headers is
  /// none that can be reached.
  ///
  /// @return names in lower case
  public static Set<String> reserved() {
    return OURS;
  }

  /// The address without what may be a secret in it.
  String shown() {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }
}
