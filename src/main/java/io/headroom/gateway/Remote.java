package io.headroom.gateway;

import io.headroom.gateway.Frames.Frame;
import io.headroom.mcp.LinePipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that speaks Streamable HTTP, as two streams of lines.
///
/// ```
/// line ─► POST ─► JSON, or events ─► lines
///         GET  ─► events ──────────► lines
/// ```
///
/// Messages go on as they are written. Requests wait for their answers each on a thread of its own;
/// what needs no answer is sent before anything that came behind it.
final class Remote implements Peer {
  private static final Logger log = LoggerFactory.getLogger(Remote.class);

  private static final String INITIALIZED = "notifications/initialized";

  /// Time for answers that are due when the client has said its last.
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /// Bytes read of what comes with a status that says it all.
  private static final int MOST_SAID = 4096;

  private final RemoteAddress address;
  private final RemoteSession session;
  private final LinePipe up = new LinePipe();
  private final LinePipe down = new LinePipe();
  private final Map<String, Thread> calls = new ConcurrentHashMap<>();
  private final RemoteListener listener;
  private final Thread reader;
  private volatile @Nullable Message introduction;

  private Remote(RemoteAddress address) {
    this.address = address;
    this.session = new RemoteSession(address);
    this.listener = new RemoteListener(session, this::say);
    this.reader = Thread.ofVirtual().name("headroom-remote").unstarted(this::read);
  }

  /// A connection of its own. The server is not asked for anything before the client is.
  static Remote open(RemoteAddress address) {
    Remote remote = new Remote(address);
    remote.reader.start();
    return remote;
  }

  @Override
  public InputStream says() {
    return down.out();
  }

  @Override
  public OutputStream hears() {
    return up.in();
  }

  @Override
  public int end() {
    close(up.out());
    listener.end();
    calls.values().forEach(Thread::interrupt);
    session.end();
    close(down.in());
    return 0;
  }

  private void read() {
    Frames frames = new Frames(up.out(), Frames.MOST_BYTES);
    try {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        Message message = frame.whole() ? Message.of(frame.bytes()) : null;
        if (message == null) {
          log.warn("what is no message is not sent on: {} bytes", frame.bytes().length);
        } else if (message.method() != null && message.id() != null) {
          start(message, message.id());
        } else {
          tell(message);
        }
      }
      long end = System.nanoTime() + FAREWELL.toNanos();
      for (Thread call : calls.values()) {
        call.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (IOException | InterruptedException _) {
      // It was ended.
    } finally {
      close(down.in());
    }
  }

  private void tell(Message message) throws InterruptedException {
    String cancelled = message.named("requestId");
    if ("notifications/cancelled".equals(message.method()) && cancelled != null) {
      Thread call = calls.remove(cancelled);
      if (call != null) {
        call.interrupt();
      }
      if (session.state().version().isEmpty()) {
        return; // in the stateless era the end of the connection tells the server
      }
    }
    try {
      taken(session.tell(message));
    } catch (IOException | RuntimeException e) {
      log.warn("{} did not take a message: {}", address.shown(), e.toString());
    }
    if (INITIALIZED.equals(message.method())) {
      listener.begin();
    }
  }

  /// Looks at what came back for a message that needs no answer. Whatever came with it may take as
  /// long as it likes: it is read where nobody waits for it. To close it unread would close the
  /// connection, which servers take for the end of a client that may be still talking.
  private void taken(HttpResponse<InputStream> answer) {
    Thread.ofVirtual()
        .name("headroom-remote-told")
        .start(() -> {
          byte[] said = {};
          try (InputStream body = answer.body()) {
            said = body.readNBytes(MOST_SAID);
          } catch (IOException _) {
            // The status is enough.
          }
          if (answer.statusCode() / 100 != 2) {
            log.warn("{}", Refusal.of(address, answer.statusCode(), "", said).text());
          }
        });
  }

  private void start(Message request, String id) {
    if (request.isIntroduction()) {
      introduction = request;
    }
    Thread thread =
        Thread.ofVirtual().name("headroom-remote-call").unstarted(() -> call(request, id));
    calls.put(id, thread);
    thread.start();
  }

  private void call(Message request, String id) {
    Refusal refusal = null;
    RemoteSession.State before = session.state();
    try {
      HttpResponse<InputStream> answer = session.request(request);
      refusal = taken(request, answer, before);
    } catch (IOException e) {
      refusal = broken(e);
    } catch (RuntimeException e) { // no header can hold what the server said, for instance
      log.warn("{} could not be asked", address.shown(), e);
      refusal =
          new Refusal(
              Answers.UNAVAILABLE,
              address.shown() + " could not be asked; the gateway's log says why.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    // Who cancelled wants no answer.
    if (calls.remove(id, Thread.currentThread()) && refusal != null) {
      say(Answers.failed(request, refusal.code(), refusal.text()));
    }
  }

  /// Passes an answer on.
  ///
  /// @return why there is none, or null
  private @Nullable Refusal taken(
      Message request, HttpResponse<InputStream> answer, RemoteSession.State before)
      throws IOException, InterruptedException {
    try (InputStream body = answer.body()) {
      int status = answer.statusCode();
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (status / 100 == 2 && type.startsWith("text/event-stream")) {
        new RemoteEvents(session, line -> arrived(request, answer, line)).read(request, body);
        return null;
      }
      byte[] bytes = body.readNBytes(Frames.MOST_BYTES);
      Message message = Message.of(bytes);
      boolean lost = status == 404 && !before.id().isEmpty();
      if (message != null && !lost && (status / 100 == 2 || message.answers(request))) {
        arrived(request, answer, bytes);
        return null;
      }
      if (status / 100 == 2) {
        return new Refusal(
            Answers.UNAVAILABLE, address.shown() + " answered, but not with a message of MCP.");
      }
      String location = answer.headers().firstValue("Location").orElse("");
      return lost ? lost(before) : Refusal.of(address, status, location, bytes);
    }
  }

  /// A message that came as an answer, or before it.
  private void arrived(Message request, HttpResponse<?> answer, byte[] bytes) {
    if (request.isIntroduction()
        || request.isStateless() && "tools/list".equals(request.method())) {
      Message message = Message.of(bytes);
      if (message != null && message.answers(request)) {
        if (request.isIntroduction()) {
          session.agreed(answer, message);
        } else {
          session.arguments().learn(message);
        }
      }
    }
    say(bytes);
  }

  /// The server forgot the session. What it kept in it cannot be had again, so that the request is
  /// not repeated; what comes next finds a new session, begun as the client began the first.
  private synchronized Refusal lost(RemoteSession.State before) throws InterruptedException {
    String what =
        address.shown() + " has ended the session (HTTP 404): what it kept for it is gone.";
    Message first = introduction;
    if (session.state().equals(before) && first != null) {
      try {
        HttpResponse<InputStream> answer = session.request(first);
        Refusal refusal =
            new RemoteEvents(
                    session,
                    line -> {
                      Message message = Message.of(line);
                      if (message != null && message.answers(first)) {
                        session.agreed(answer, message);
                      }
                    })
                .readAny(first, answer);
        Message initialized =
            Message.of(Answers.line("{\"jsonrpc\":\"2.0\",\"method\":\"" + INITIALIZED + "\"}"));
        if (refusal == null && initialized != null) {
          taken(session.tell(initialized));
          listener.begin();
        }
      } catch (IOException e) {
        return new Refusal(Answers.FAILED, what + " " + broken(e).text());
      }
    }
    return new Refusal(
        Answers.FAILED,
        session.state().equals(before)
            ? what + " It does not begin another: reconnect this MCP server."
            : what + " A new session has begun: call again.");
  }

  private Refusal broken(IOException e) {
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return Refusal.unreachable(address);
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Refusal(
        Answers.UNAVAILABLE,
        address.shown()
            + " broke off ("
            + why
            + "). Whether it did what was asked is not known. Check that it runs, then call again.");
  }

  /// One line, whatever line ends stand between its values.
  private void say(byte[] message) {
    byte[] line = new byte[message.length + 1];
    for (int i = 0; i < message.length; i++) {
      line[i] = message[i] == '\n' || message[i] == '\r' ? (byte) ' ' : message[i];
    }
    line[message.length] = '\n';
    try {
      down.in().write(line);
    } catch (IOException _) {
      // Nobody reads any more.
    }
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception _) {
      // It is closed, then.
    }
  }
}
