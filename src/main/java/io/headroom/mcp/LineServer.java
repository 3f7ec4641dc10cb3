package io.headroom.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server that serves clients on streams with a message per line. An endpoint carries them over
/// HTTP.
public interface LineServer {
  /// Serves one client of a session until either side says nothing more. Interrupting the thread
  /// ends it.
  ///
  /// @param in what the client sends
  /// @param out what the client reads
  /// @throws IOException if what stands behind cannot be started
  /// @throws InterruptedException if the session was ended
  void session(InputStream in, OutputStream out) throws IOException, InterruptedException;

  /// Answers one request of the stateless era. Interrupting the thread cancels it.
  ///
  /// @param request the message, on one line
  /// @param before takes what is sent before the answer
  /// @return the answer on one line; null if the request was cancelled
  @Nullable String answer(String request, Consumer<String> before);

  /// Ends what stands behind requests without a session.
  void end();
}
