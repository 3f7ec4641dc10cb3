package io.headroom.mcp;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The MCP server.
///
/// ```
/// transport ─► EnvelopeReader ─► Front ─► SdkBackend ─► Tool
/// ```
///
/// The front answers everything but tool calls from text that is ready; the backend is loaded
/// behind it, after the tools have been listed or with the first call.
public final class McpServer {
  private McpServer() {}

  /// How a server is set up.
  ///
  /// @param version the program's version, shown to clients
  /// @param roots real paths of directories whose files tools may read, besides those that the
  ///   client names as its own
  /// @param originals which originals clients see
  /// @param patience how long to wait for answers that are due when the input ends
  public record Options(String version, List<Path> roots, Originals originals, Duration patience) {
    /// Time enough for a large file, short enough that no client takes the server for an orphan.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Makes a copy of the roots.
    public Options {
      roots = List.copyOf(roots);
    }

    /// A server with the usual patience.
    ///
    /// @param version the program's version
    /// @param roots real paths of granted directories
    public Options(String version, List<Path> roots) {
      this(version, roots, Originals.ALL, PATIENCE);
    }

    /// The same with other originals.
    ///
    /// @param originals which originals clients see
    /// @return a copy
    public Options with(Originals originals) {
      return new Options(version, roots, originals, patience);
    }
  }

  /// Serves one client on the process's standard streams until it closes its end of either. From
  /// then on stdout is the protocol's alone: `System.out` prints to stderr. Returns as soon as due
  /// answers are sent; the program should then end by [Runtime#halt], since calls that outlived the
  /// patience may still be running. A signal ends the process at once and without shutdown hooks:
  /// what has to survive must be on disk before a call is answered.
  ///
  /// @param tools what the server offers
  /// @param options how it is set up
  /// @throws InterruptedException if interrupted while serving
  public static void stdio(Tools tools, Options options) throws InterruptedException {
    System.setOut(System.err);
    // Aside, since it need not be done before the first answer.
    Thread.ofPlatform().daemon().name("headroom-signals").start(Signals::endAtOnce);
    serve(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        tools,
        options);
  }

  /// Serves one client on two streams, a message per line, until either is closed.
  ///
  /// @param in what the client sends
  /// @param out what the client reads
  /// @param tools what the server offers
  /// @param options how it is set up
  /// @throws InterruptedException if interrupted while serving
  public static void serve(InputStream in, OutputStream out, Tools tools, Options options)
      throws InterruptedException {
    new StdioTransport(
            in, out, dispatcher(tools, options), new Session(options.roots(), options.originals()))
        .run(options.patience());
  }

  /// Serves any number of clients over HTTP until it is stopped.
  ///
  /// @param tools what the server offers
  /// @param version the program's version, shown to clients
  /// @param options where and to whom
  /// @return the running server
  /// @throws HttpRefused if the options are unsafe or the port cannot be had
  public static HttpServer http(Tools tools, String version, HttpOptions options)
      throws HttpRefused {
    return HttpServer.start(
        options, version, dispatcher(tools, new Options(version, options.roots())));
  }

  /// Serves any number of clients over HTTP, each with a session of its own, until it is stopped.
  ///
  /// @param server stands behind every session
  /// @param version the program's version, told to health checks
  /// @param options where and to whom
  /// @return the running server
  /// @throws HttpRefused if the options are unsafe or the port cannot be had
  public static HttpServer http(LineServer server, String version, HttpOptions options)
      throws HttpRefused {
    return HttpServer.start(options, version, server);
  }

  /// What any transport hands its messages to.
  static Dispatcher dispatcher(Tools tools, Options options) {
    return new Front(tools, options.version(), () -> new SdkBackend(tools));
  }
}
