package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.Incoming.Message;
import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's session: what it posts goes to a server of its own, what that says goes where the
/// client waits for it. Answers go to their requests, progress to what it is the progress of.
/// Everything else belongs to the one request under way if there is one, since streams do not say
/// what for; else to the stream the client has open for that.
final class HttpSession {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSession.class);

  /// Time for the server to end when the client says nothing more.
  static final Duration FAREWELL = Duration.ofSeconds(3);

  /// Messages kept for a client that does not listen yet.
  private static final int MOST_EARLY = 100;

  private final String id;
  private final LinePipe up = new LinePipe();
  private final Thread thread;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final ArrayDeque<String> early = new ArrayDeque<>();
  private @Nullable HttpStream open;
  private boolean ended;
  private long usedNanos = System.nanoTime();

  /// A request under way.
  ///
  /// @param stream where its answer goes
  /// @param events whether the client takes anything else there
  /// @param token raw JSON of its progress token, or null
  private record Waiting(HttpStream stream, boolean events, @Nullable String token) {}

  /// A session that begins at once.
  ///
  /// @param id its name
  /// @param server serves it
  /// @param atEnd called when the server has ended
  HttpSession(String id, LineServer server, Runnable atEnd) {
    this.id = id;
    this.thread = Thread.ofVirtual().name("headroom-session").start(() -> run(server, atEnd));
  }

  String id() {
    return id;
  }

  private void run(LineServer server, Runnable atEnd) {
    try {
      server.session(up.out(), new LineSink(this::deliver));
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.error("a session could not begin: {}", e.getMessage());
      }
    } catch (InterruptedException _) {
      // It was ended.
    } catch (RuntimeException | Error e) {
      LOG.error("a session failed", e);
    } finally {
      atEnd.run();
      drop();
    }
  }

  /// Passes a message to the server.
  ///
  /// @throws IOException if it is gone
  void hear(byte[] body) throws IOException {
    byte[] line = new byte[body.length + 1];
    for (int i = 0; i < body.length; i++) {
      line[i] = body[i] == '\n' || body[i] == '\r' ? (byte) ' ' : body[i];
    }
    line[body.length] = '\n';
    synchronized (this) {
      usedNanos = System.nanoTime();
    }
    up.in().write(line);
  }

  /// Has the answer to a request go somewhere.
  ///
  /// @return where; null if the session has ended
  synchronized @Nullable HttpStream expect(Envelope request, String requestId, boolean events) {
    if (ended) {
      return null;
    }
    HttpStream stream = new HttpStream();
    waiting.put(requestId, new Waiting(stream, events, request.progressToken()));
    return stream;
  }

  /// No longer waits for an answer: it has come, or the client has left.
  synchronized void forget(String requestId) {
    waiting.remove(requestId);
    usedNanos = System.nanoTime();
  }

  /// Opens the stream for what belongs to no request, in place of one that was open before.
  ///
  /// @return it; null if the session has ended
  synchronized @Nullable HttpStream listen() {
    if (ended) {
      return null;
    }
    if (open != null) {
      open.end();
    }
    HttpStream stream = new HttpStream();
    early.forEach(stream::send);
    early.clear();
    open = stream;
    return stream;
  }

  /// The client has left that stream.
  synchronized void deafen(HttpStream stream) {
    if (stream.equals(open)) {
      open = null;
    }
    usedNanos = System.nanoTime();
  }

  /// How long nobody has waited for anything here.
  synchronized Duration idle() {
    return waiting.isEmpty() && open == null
        ? Duration.ofNanos(System.nanoTime() - usedNanos)
        : Duration.ZERO;
  }

  /// Ends the session: the server is told as it would be by the end of its input.
  void end() {
    close(up.in());
    Thread.ofVirtual()
        .start(() -> {
          try {
            if (!thread.join(FAREWELL)) {
              thread.interrupt();
            }
          } catch (InterruptedException _) {
            thread.interrupt();
          }
        });
  }

  /// Has the session end without the server being asked to.
  void cut() {
    thread.interrupt();
  }

  /// Waits for its end.
  ///
  /// @param most how long
  void join(Duration most) {
    try {
      var _ = thread.join(most);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void drop() {
    Map<String, Waiting> left;
    synchronized (this) {
      ended = true;
      left = new LinkedHashMap<>(waiting);
      waiting.clear();
      if (open != null) {
        open.end();
      }
    }
    close(up.out());
    Failure failure =
        new Failure(
            Reply.INTERNAL_ERROR,
            "The server behind has ended, and the session with it; begin another one");
    left.forEach((request, where) -> where.stream.finish(failure.to(request)));
  }

  private void deliver(byte[] line) {
    if (!(EnvelopeReader.read(line) instanceof Message(Envelope message))) {
      return; // a program's noise
    }
    String json = new String(line, UTF_8).strip();
    if (message.method() == null) {
      HttpStream stream = answered(message);
      if (stream != null) {
        stream.finish(json);
      }
      return;
    }
    HttpStream stream = streamOf(message, json);
    if (stream != null) {
      stream.send(json);
    }
  }

  private synchronized @Nullable HttpStream answered(Envelope message) {
    Waiting request = waiting.remove(message.id());
    return request == null ? null : request.stream;
  }

  private synchronized @Nullable HttpStream streamOf(Envelope message, String json) {
    List<Waiting> takers = waiting.values().stream().filter(Waiting::events).toList();
    if ("notifications/progress".equals(message.method())) {
      String token = RawJson.member(message.params(), "progressToken");
      for (Waiting taker : takers) {
        if (taker.token != null && taker.token.equals(token)) {
          return taker.stream;
        }
      }
    }
    if (takers.size() == 1 || open == null && !takers.isEmpty()) {
      return takers.getLast().stream;
    }
    if (open == null && early.size() < MOST_EARLY) {
      early.add(json);
    }
    return open;
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception _) {
      // It is closed, then.
    }
  }
}
