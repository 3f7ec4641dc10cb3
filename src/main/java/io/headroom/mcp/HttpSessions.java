package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Streamable HTTP with sessions, as the protocol has them up to 2025-11-25: each has a server of
/// its own, which ends with it. Requests of the stateless era that followed share one.
final class HttpSessions implements HttpEndpoint.Service {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSessions.class);
  private static final String SESSION = "Mcp-Session-Id";

  /// Sessions at once: behind each may be a process.
  private static final int MOST = 32;

  /// A session nobody waits in for so long makes room when there is none.
  private static final Duration IDLE = Duration.ofMinutes(1);

  /// A session nobody waits in for so long is ended: its client has left without a word.
  private static final Duration FORGOTTEN = Duration.ofMinutes(30);

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final LineServer server;
  private final long heartbeatMillis;
  private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Thread sweeper;

  HttpSessions(LineServer server, Duration heartbeat) {
    this.server = server;
    this.heartbeatMillis = heartbeat.toMillis();
    this.sweeper = Thread.ofVirtual().name("headroom-sessions").start(this::sweep);
  }

  @Override
  public List<String> methods() {
    return List.of("GET", "DELETE");
  }

  @Override
  public void cancel() {
    sweeper.interrupt();
    working.forEach(Thread::interrupt);
    List<HttpSession> left = List.copyOf(sessions.values());
    left.forEach(HttpSession::cut); // all at once: each takes a moment to end what is behind it
    long end = System.nanoTime() + HttpSession.FAREWELL.toNanos();
    left.forEach(session -> session.join(Duration.ofNanos(end - System.nanoTime())));
    server.end();
  }

  @Override
  public int working() {
    return working.size();
  }

  @Override
  public void post(Envelope message, byte[] body, Request request, Response response)
      throws IOException, InterruptedException {
    HttpAnswer refusal = EraHeaders.of(request).refuse(message, ModernEra::misfit);
    if (refusal != null) {
      refusal.sendTo(response);
    } else if (ModernEra.speaks(message)) {
      stateless(message, body, request, response);
    } else if ("initialize".equals(message.method()) && message.id() != null) {
      HttpSession session = begin();
      if (session == null) {
        HttpAnswer.turnedAway(503, "All " + MOST + " sessions are in use; end one, or try again")
            .with("Retry-After", "60")
            .sendTo(response);
      } else {
        response.getHeaders().put(SESSION, session.id());
        pass(session, message, body, request, response);
      }
    } else {
      HttpSession session = session(request, message.id(), response);
      if (session != null) {
        pass(session, message, body, request, response);
      }
    }
  }

  @Override
  public void other(Request request, Response response) throws IOException, InterruptedException {
    HttpSession session = session(request, null, response);
    if (session == null) {
      return;
    }
    if (request.getMethod().equals("DELETE")) {
      sessions.remove(session.id());
      session.end();
      HttpAnswer.empty(204).sendTo(response);
      return;
    }
    HttpReply reply = reply(request, response);
    if (!reply.takesEvents()) {
      HttpAnswer.turnedAway(406, "Accept: text/event-stream is what there is").sendTo(response);
      return;
    }
    HttpStream stream = session.listen();
    if (stream == null) {
      gone(null, response);
      return;
    }
    try {
      reply.heartbeat(); // so that the client sees that it is open
      stream.carry(reply, heartbeatMillis);
    } finally {
      session.deafen(stream);
    }
  }

  /// The session a request belongs to; where it belongs to none, that is answered.
  private @Nullable HttpSession session(Request request, @Nullable String id, Response response)
      throws IOException {
    String name = request.getHeaders().get(SESSION);
    HttpSession session = name == null ? null : sessions.get(name);
    if (session == null) {
      HttpAnswer.failed(
              name == null ? 400 : 404,
              id,
              new Failure(
                  Reply.INVALID_REQUEST,
                  name == null
                      ? "Send the session's id as " + SESSION + ", or begin one with initialize"
                      : "There is no such session any more; begin another one with initialize"))
          .sendTo(response);
    }
    return session;
  }

  private synchronized @Nullable HttpSession begin() {
    if (sessions.size() >= MOST) {
      sessions.values().stream()
          .filter(session -> session.idle().compareTo(IDLE) >= 0)
          .max(Comparator.comparing(HttpSession::idle))
          .ifPresent(session -> {
            sessions.remove(session.id());
            session.end();
          });
    }
    if (sessions.size() >= MOST) {
      return null;
    }
    String id = UUID.randomUUID().toString();
    HttpSession session = new HttpSession(id, server, () -> sessions.remove(id));
    sessions.put(id, session);
    return session;
  }

  private void pass(
      HttpSession session, Envelope message, byte[] body, Request request, Response response)
      throws IOException, InterruptedException {
    String id = message.isRequest() ? message.id() : null;
    if (id == null) {
      try {
        session.hear(body);
        HttpAnswer.empty(202).sendTo(response);
      } catch (IOException _) {
        gone(message.id(), response);
      }
      return;
    }
    HttpReply reply = reply(request, response);
    HttpStream stream = session.expect(message, id, reply.takesEvents());
    if (stream == null) {
      gone(message.id(), response);
      return;
    }
    try {
      try {
        session.hear(body);
      } catch (IOException _) {
        // Its end tells this request, too.
      }
      stream.carry(reply, heartbeatMillis);
    } finally {
      session.forget(id);
    }
  }

  private static void gone(@Nullable String id, Response response) throws IOException {
    HttpAnswer.failed(
            404, id, new Failure(Reply.INVALID_REQUEST, "The session has ended; begin another one"))
        .sendTo(response);
  }

  private void stateless(Envelope message, byte[] body, Request request, Response response)
      throws IOException, InterruptedException {
    if (!message.isRequest()) {
      HttpAnswer.empty(202).sendTo(response); // clients cancel by closing the connection
      return;
    }
    HttpReply reply = reply(request, response);
    HttpStream stream = new HttpStream();
    String line = new String(body, UTF_8).replace('\n', ' ').replace('\r', ' ');
    Thread worker =
        Thread.ofVirtual()
            .name("headroom-request")
            .unstarted(() -> {
              try {
                String answer = server.answer(line, stream::send);
                stream.finish(answer, status(answer));
              } catch (RuntimeException | Error e) {
                LOG.error("{} failed", message.method(), e);
                stream.finish(new Failure(Reply.INTERNAL_ERROR, "Internal error").to(message.id()));
              } finally {
                working.remove(Thread.currentThread());
              }
            });
    working.add(worker);
    request.addFailureListener(_ -> worker.interrupt());
    worker.start();
    try {
      stream.carry(reply, heartbeatMillis);
    } finally {
      worker.interrupt();
    }
  }

  /// The stateless era tells some failures by the status, too.
  private static int status(@Nullable String answer) {
    String code = RawJson.member(answer, "error", "code");
    return switch (code == null ? "" : code) {
      case "" + Reply.METHOD_NOT_FOUND -> 404;
      case "" + EraHeaders.HEADER_MISMATCH,
          "" + Reply.MISSING_CAPABILITY,
          "" + Reply.UNSUPPORTED_VERSION ->
          400;
      default -> 200;
    };
  }

  private static HttpReply reply(Request request, Response response) {
    return new HttpReply(response, request.getHeaders().getValuesList(HttpHeader.ACCEPT));
  }

  private void sweep() {
    try {
      while (true) {
        Thread.sleep(SWEEP);
        sessions.values().removeIf(HttpSessions::forgotten);
      }
    } catch (InterruptedException _) {
      // The server stops.
    }
  }

  private static boolean forgotten(HttpSession session) {
    boolean forgotten = session.idle().compareTo(FORGOTTEN) >= 0;
    if (forgotten) {
      session.end();
    }
    return forgotten;
  }
}
