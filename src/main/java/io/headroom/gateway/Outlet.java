package io.headroom.gateway;

import java.io.IOException;
import java.io.OutputStream;

/// The way to the client, for the other server's messages and for our own, which never get into the
/// middle of one of those.
final class Outlet {
  private final OutputStream out;
  private boolean inside;
  private boolean closed;

  Outlet(OutputStream out) {
    this.out = out;
  }

  /// Passes on a part of the other server's stream.
  ///
  /// @throws IOException if the client is gone
  synchronized void pass(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    inside = bytes[bytes.length - 1] != '\n';
    notifyAll();
  }

  /// Says something of our own, between two lines.
  ///
  /// @param line a line with its terminator
  /// @throws IOException if the client is gone
  /// @throws InterruptedException if interrupted while waiting for the end of a line
  synchronized void insert(byte[] line) throws IOException, InterruptedException {
    while (inside && !closed) {
      wait();
    }
    if (!inside) {
      out.write(line);
      out.flush();
    }
  }

  /// Tells that the other server says nothing more.
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
