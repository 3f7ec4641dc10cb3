package io.headroom.gateway;

import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.LineServer;
import io.headroom.mcp.Originals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A gateway for many clients: each session gets a connection of its own to the server behind.
public final class HttpGateway implements LineServer {
  private final Supplier<HeadroomTools.Parts> parts;
  private final Originals originals;
  private final Gateway.Settings settings;
  private final Server server;
  private final Shared shared;

  /// A gateway.
  ///
  /// @param parts gives what it works on, always the same
  /// @param originals which originals clients see
  /// @param settings how it is set up
  /// @param server what stands behind
  public HttpGateway(
      Supplier<HeadroomTools.Parts> parts,
      Originals originals,
      Gateway.Settings settings,
      Server server) {
    this.parts = parts;
    this.originals = originals;
    this.settings = settings;
    this.server = server;
    this.shared = new Shared(this::session, server.mayBeStateless());
  }

  @Override
  public void session(InputStream in, OutputStream out) throws IOException, InterruptedException {
    Peer peer = server.open();
    try {
      new Gateway(parts, originals, settings).run(in, out, peer.says(), peer.hears());
      peer.join();
    } finally {
      boolean interrupted = Thread.interrupted(); // ending it takes a moment
      var _ = peer.end();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public @Nullable String answer(String request, Consumer<String> before) {
    return shared.answer(request, before);
  }

  @Override
  public void end() {
    shared.end();
  }
}
