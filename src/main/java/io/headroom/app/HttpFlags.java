package io.headroom.app;

import io.headroom.mcp.HttpOptions;
import io.headroom.mcp.HttpRefused;
import io.headroom.mcp.HttpServer;
import io.headroom.mcp.HttpToken;
import io.headroom.mcp.Originals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How clients reach a server: on its standard streams, or over HTTP.
final class HttpFlags {
  /// The two ways.
  enum Transport {
    STDIO,
    HTTP
  }

  private static final int DEFAULT_PORT = 8787;

  @Option(names = "--transport", paramLabel = "KIND", description = "stdio (default) or http")
  private Transport transport = Transport.STDIO;

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      description = "http: address to listen on (127.0.0.1)")
  private String host = HttpOptions.DEFAULT_HOST;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "http: port to listen on (8787), 0 for any")
  private int port = DEFAULT_PORT;

  @Option(names = "--path", paramLabel = "PATH", description = "http: path of the endpoint (/mcp)")
  private String path = HttpOptions.DEFAULT_PATH;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description =
          "http: a further name clients may call this host by; also HEADROOM_ALLOWED_HOSTS")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "http: file with the bearer token clients must send; also HEADROOM_TOKEN")
  private @Nullable Path tokenFile;

  @Option(names = "--new-token", description = "http: make a token and print it once, to stderr")
  private boolean newToken;

  Transport transport() {
    return transport;
  }

  /// Starts a server.
  interface Starter {
    /// Starts it.
    HttpServer start(HttpOptions options) throws HttpRefused;
  }

  /// Serves until the process is ended.
  ///
  /// @param spec the command, for what is wrong with its options
  /// @param roots directories whose files any client may read
  /// @param originals which originals any client sees
  /// @param starter starts the server
  /// @param atEnd done when the server has stopped
  /// @return the exit code
  int serve(
      CommandSpec spec, List<Path> roots, Originals originals, Starter starter, Runnable atEnd)
      throws InterruptedException {
    try {
      HttpServer server = starter.start(options(spec, roots, originals));
      // Halting skips the JVM's own slow farewell: what is due was sent by then.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                server.stop();
                atEnd.run();
                Runtime.getRuntime().halt(128 + 15);
              }));
      System.err.printf(
          "headroom: serving http://%s:%s%s%n",
          host.contains(":") ? "[" + host + "]" : host, server.port(), path);
      server.join();
      return 0;
    } catch (HttpRefused e) {
      System.err.println("headroom: " + e.getMessage());
      return 1;
    }
  }

  private HttpOptions options(CommandSpec spec, List<Path> roots, Originals originals)
      throws HttpRefused {
    String token = HttpToken.configured(tokenFile, Configuration.environment());
    if (newToken) {
      token = HttpToken.fresh();
      System.err.println("headroom: the token, shown this once: " + token);
    }
    try {
      return new HttpOptions(
          host,
          port,
          path,
          HttpOptions.allowedHosts(allowedHosts, Configuration.environment()),
          token,
          HttpOptions.DEFAULT_BODY_LIMIT,
          roots,
          originals);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
