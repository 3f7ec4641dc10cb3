package io.headroom.mcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The MCP server on HTTP/1.1 and HTTP/2 without TLS. Standard input and output are left alone.
public final class HttpServer implements AutoCloseable {
  /// How long a connection may be silent: between requests, or in the middle of a body. Calls may
  /// take longer, their heartbeats count.
  private static final Duration IDLE = Duration.ofSeconds(60);

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /// What calls under way are given to end by themselves when the server stops.
  private static final Duration GRACE = Duration.ofMillis(30);

  // Held here: a logger that nobody holds forgets its level.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final HttpEndpoint endpoint;

  private HttpServer(Server server, ServerConnector connector, HttpEndpoint endpoint) {
    this.server = server;
    this.connector = connector;
    this.endpoint = endpoint;
  }

  /// Starts serving.
  ///
  /// @param options where, and to whom
  /// @param version the program's version, told to health checks
  /// @param dispatcher answers the messages
  /// @return the running server
  /// @throws HttpRefused if the options are unsafe or the port cannot be had
  static HttpServer start(HttpOptions options, String version, Dispatcher dispatcher)
      throws HttpRefused {
    return start(options, version, dispatcher, IDLE, HEARTBEAT);
  }

  static HttpServer start(
      HttpOptions options, String version, Dispatcher dispatcher, Duration idle, Duration heartbeat)
      throws HttpRefused {
    return start(options, version, new HttpCalls(options, dispatcher, heartbeat), idle);
  }

  /// Starts serving.
  ///
  /// @param options where, and to whom
  /// @param version the program's version, told to health checks
  /// @param server stands behind every session
  /// @return the running server
  /// @throws HttpRefused if the options are unsafe or the port cannot be had
  static HttpServer start(HttpOptions options, String version, LineServer server)
      throws HttpRefused {
    return start(options, version, new HttpSessions(server, HEARTBEAT), IDLE);
  }

  private static HttpServer start(
      HttpOptions options, String version, HttpEndpoint.Service service, Duration idle)
      throws HttpRefused {
    requireSafe(options);
    JETTY.setLevel(Level.WARNING);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    VirtualThreadPool threads = new VirtualThreadPool();
    threads.setMaxConcurrentTasks(0); // the endpoint bounds what costs something
    Server server = new Server(threads);
    // No thread of its own waits for connections: it would hold on to the port for a while after
    // the server has stopped.
    ServerConnector connector =
        new ServerConnector(
            server, 0, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(idle.toMillis());
    server.addConnector(connector);
    HttpEndpoint endpoint = new HttpEndpoint(options, service);
    server.setHandler(new Router(options, version, endpoint));
    server.setErrorHandler(HttpServer::fail);
    try {
      connector.open();
      server.start();
    } catch (IOException _) {
      throw new HttpRefused(
          "Cannot listen on %s, port %s: the port is in use or not allowed. Choose another one."
              .formatted(options.host(), options.port()));
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not start", e);
    }
    return new HttpServer(server, connector, endpoint);
  }

  private static void requireSafe(HttpOptions options) throws HttpRefused {
    try {
      boolean loopback =
          Arrays.stream(InetAddress.getAllByName(options.host()))
              .allMatch(InetAddress::isLoopbackAddress);
      if (!loopback && options.token() == null) {
        throw new HttpRefused(
            "%s can be reached from other machines, so a token is needed: give --token-file FILE"
                    .formatted(options.host())
                + " or HEADROOM_TOKEN, or let --new-token make one.");
      }
    } catch (UnknownHostException _) {
      throw new HttpRefused("There is no address for the host %s.".formatted(options.host()));
    }
  }

  /// The port, also when any was asked for.
  ///
  /// @return a port number
  public int port() {
    return connector.getLocalPort();
  }

  /// Waits until the server has stopped.
  ///
  /// @throws InterruptedException if interrupted while waiting
  public void join() throws InterruptedException {
    server.join();
  }

  /// Stops within a tenth of a second: takes no more connections, lets calls under way end, then
  /// cancels them. The port is free afterwards.
  public void stop() {
    connector.close();
    try {
      long end = System.nanoTime() + GRACE.toNanos();
      while (endpoint.working() > 0 && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      endpoint.cancel();
      connector.getConnectedEndPoints().forEach(EndPoint::close);
      server.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not stop", e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /// Takes the place of Jetty's error pages, which show the server's inner life.
  private static boolean fail(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    try {
      HttpAnswer.turnedAway(status, HttpStatus.getMessage(status)).sendTo(response);
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    }
    return true;
  }

  private static final class Router extends Handler.Abstract {
    private static final String HEALTH = "/health";

    private final String path;
    private final HttpGuard guard;
    private final String healthy;
    private final HttpEndpoint endpoint;

    Router(HttpOptions options, String version, HttpEndpoint endpoint) {
      path = options.path();
      guard = new HttpGuard(options);
      healthy = "{\"status\":\"healthy\",\"version\":" + RawJson.quote(version) + "}";
      this.endpoint = endpoint;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      try {
        route(request, response);
        callback.succeeded();
      } catch (IOException e) {
        callback.failed(new EofException(e)); // the client has left: nothing to log or to send
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        callback.failed(new EofException(e));
      }
      return true;
    }

    private void route(Request request, Response response)
        throws IOException, InterruptedException {
      String target = Request.getPathInContext(request);
      boolean health = target.equals(HEALTH) && request.getMethod().equals("GET");
      HttpAnswer refusal =
          guard.refuse(
              authorities(request),
              request.getHeaders().getValuesList(HttpHeader.ORIGIN),
              request.getHeaders().get(HttpHeader.AUTHORIZATION),
              health);
      if (refusal != null) {
        refusal.sendTo(response);
      } else if (target.equals(path)) {
        endpoint.handle(request, response);
      } else if (health) {
        HttpAnswer.ok(healthy).sendTo(response);
      } else {
        HttpAnswer.turnedAway(404, "Nothing here; the MCP endpoint is " + path).sendTo(response);
      }
    }

    /// HTTP/1.1 has `Host` and may have a whole URL in the request line, HTTP/2 has `:authority`
    /// and may have `Host`: each of them has to be right. Where HTTP/1 has none of them, Jetty puts
    /// its own address in their place, which proves nothing.
    private static List<String> authorities(Request request) {
      List<String> names = new ArrayList<>(request.getHeaders().getValuesList(HttpHeader.HOST));
      String authority = request.getHttpURI().getAuthority();
      boolean http2 = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
      if (authority != null && (http2 || !names.isEmpty())) {
        names.add(authority);
      }
      return names;
    }
  }
}
