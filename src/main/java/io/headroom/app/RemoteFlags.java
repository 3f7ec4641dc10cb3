package io.headroom.app;

import io.headroom.gateway.RemoteAddress;
import io.headroom.gateway.Server;
import io.headroom.gateway.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A server that is reached over HTTP.
final class RemoteFlags {
  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "a server that speaks Streamable HTTP")
  private String url = "";

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description =
          "url: sent with every request; $${VAR} stands for an environment variable; may be given"
              + " again")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--token-env",
      paramLabel = "VAR",
      description = "url: environment variable with a bearer token to send")
  private @Nullable String tokenVariable;

  @Option(names = "--allow-http", description = "url: take http:// for other machines, too")
  private boolean allowHttp;

  /// The server.
  ///
  /// @param environment the process environment
  /// @throws IllegalArgumentException if something about it is wrong; says what
  Server server(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Map<String, String> all = new LinkedHashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("--header wants 'NAME: VALUE'");
      }
      all.put(
          header.substring(0, colon).strip(),
          variables.expanded(header.substring(colon + 1).strip()));
    }
    if (tokenVariable != null) {
      all.put("Authorization", "Bearer " + variables.expanded("${" + tokenVariable + "}").strip());
    }
    return new Server.Url(RemoteAddress.of(url, all, allowHttp, Version.number()));
  }
}
