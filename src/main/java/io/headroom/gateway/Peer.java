package io.headroom.gateway;

import java.io.InputStream;
import java.io.OutputStream;

/// A server behind the gateway, wherever it runs: two streams with a message per line.
public interface Peer {
  /// What it says; ends when it says nothing more.
  ///
  /// @return always the same stream
  InputStream says();

  /// What it reads. Closing it tells it that no more will come; it may still answer.
  ///
  /// @return always the same stream
  OutputStream hears();

  /// Waits a moment for it to end by itself, as it should when it hears and says nothing more.
  ///
  /// @throws InterruptedException if interrupted while waiting
  default void join() throws InterruptedException {}

  /// Sees to it that it ends.
  ///
  /// @return its exit code; 0 where there is none
  int end();
}
