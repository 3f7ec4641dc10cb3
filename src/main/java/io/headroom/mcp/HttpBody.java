package io.headroom.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Takes request bodies, bounded one by one and all together: a body is held several times over
/// while it is worked on, and a handful of the largest would fill the heap.
final class HttpBody {
  /// Bodies up to 1 MiB are taken at once.
  private static final int SMALL = 1 << 20;

  /// Heap that work on a body takes, in lengths of it: bytes, text, parameters, content, units.
  private static final int FOOTPRINT = 8;

  private static final int PATIENCE_SECONDS = 30;

  /// How much more than the limit is read and thrown away, so that a client that sends first and
  /// reads then gets to see the answer instead of a broken connection.
  private static final long LINGER = 256L << 20;

  private final int limit;
  private final Semaphore large;

  HttpBody(int limit) {
    this.limit = limit;
    long fit = Runtime.getRuntime().maxMemory() / ((long) FOOTPRINT * limit);
    large = new Semaphore(Math.clamp(fit, 1, 64), true);
  }

  /// Takes what is done with a body.
  @FunctionalInterface
  interface Use {
    /// Uses a body.
    void accept(byte[] body) throws IOException, InterruptedException;
  }

  /// A body is longer than allowed.
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// So many large bodies are being worked on that there is no room for this one.
  static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// The client stopped sending before the end of the body.
  static final class Incomplete extends IOException {
    private static final long serialVersionUID = 1L;

    Incomplete(IOException cause) {
      super(cause);
    }
  }

  /// Reads a body and keeps room for it until it has been used.
  ///
  /// @throws TooLong if it is longer than the limit
  /// @throws NoRoom if other large bodies were in the way for too long
  /// @throws Incomplete if the client leaves, or falls silent for the connection's idle time
  /// @throws IOException from `use`
  void read(Request request, Use use) throws IOException, InterruptedException {
    if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > limit) {
      throw new TooLong();
    }
    InputStream in = Content.Source.asInputStream(request);
    byte[] head = take(in, Math.min(SMALL, limit) + 1);
    if (head.length <= Math.min(SMALL, limit)) {
      use.accept(head);
      return;
    }
    if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new NoRoom();
    }
    try {
      byte[] tail = take(in, limit + 1 - head.length);
      if (head.length + tail.length > limit) {
        throw new TooLong();
      }
      byte[] body = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, body, head.length, tail.length);
      use.accept(body);
    } finally {
      large.release();
    }
  }

  private static byte[] take(InputStream in, int length) throws Incomplete {
    try {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new Incomplete(e);
    }
  }

  /// Reads on for a while and keeps nothing.
  static void discard(Request request) throws IOException {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return; // it has not begun to send, and will not
    }
    InputStream in = Content.Source.asInputStream(request);
    byte[] buffer = new byte[1 << 16];
    long left = LINGER;
    for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
      left -= n;
    }
  }
}
