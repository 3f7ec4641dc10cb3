package io.headroom.mcp;

import io.headroom.mcp.Incoming.Invalid;
import io.headroom.mcp.Incoming.Message;
import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The MCP endpoint: one message per POST, of either era, without sessions.
///
/// A request waits for its body, its turn and its client on a virtual thread. The work itself runs
/// on a thread of the system: it is computation, which virtual threads do not share fairly, and two
/// large compressions would keep everybody else waiting.
final class HttpEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
  private static final String METHODS = "POST, OPTIONS";

  /// Calls worked on at once; further ones wait.
  private static final int WORKING = 64;

  /// Requests there can be, waiting ones included; further ones are told to come back.
  private static final int ADMITTED = 1024;

  private final HttpOptions options;
  private final Dispatcher dispatcher;
  private final long heartbeatMillis;
  private final HttpBody body;
  private final Semaphore admitted = new Semaphore(ADMITTED);
  private final Semaphore turns = new Semaphore(WORKING, true);
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  HttpEndpoint(HttpOptions options, Dispatcher dispatcher, Duration heartbeat) {
    this.options = options;
    this.dispatcher = dispatcher;
    heartbeatMillis = heartbeat.toMillis();
    body = new HttpBody(options.bodyLimit());
  }

  /// Answers a request completely.
  ///
  /// @throws IOException if the client has left
  /// @throws InterruptedException if the server stops
  void handle(Request request, Response response) throws IOException, InterruptedException {
    HttpAnswer refusal = refuse(request);
    if (refusal != null) {
      refusal.sendTo(response);
    } else if (!admitted.tryAcquire()) {
      busy().sendTo(response);
    } else {
      try {
        body.read(request, bytes -> post(request, response, bytes));
      } catch (HttpBody.TooLong _) {
        HttpAnswer.turnedAway(
                413,
                "The request is longer than the limit of %s bytes (%.1f MiB)"
                    .formatted(options.bodyLimit(), options.bodyLimit() / 0x1p20))
            .sendTo(response);
        HttpBody.discard(request);
      } catch (HttpBody.Incomplete _) {
        HttpAnswer.turnedAway(408, "The end of the request did not arrive").sendTo(response);
      } catch (HttpBody.NoRoom _) {
        busy().sendTo(response);
      } finally {
        admitted.release();
      }
    }
  }

  /// Interrupts all work.
  void cancel() {
    working.forEach(Thread::interrupt);
  }

  /// How many calls are being worked on.
  int working() {
    return working.size();
  }

  private static @Nullable HttpAnswer refuse(Request request) {
    HttpFields headers = request.getHeaders();
    return switch (request.getMethod()) {
      case "OPTIONS" -> HttpAnswer.empty(204).with("Allow", METHODS);
      case "POST" -> {
        String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
        yield !"application/json".equals(HttpReply.mediaType(headers.get(HttpHeader.CONTENT_TYPE)))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))
            ? HttpAnswer.turnedAway(415, "Send plain JSON: Content-Type: application/json")
            : null;
      }
      default -> HttpAnswer.turnedAway(405, "Use POST, one message each").with("Allow", METHODS);
    };
  }

  private static HttpAnswer busy() {
    return HttpAnswer.turnedAway(503, "Too many requests at once; try again")
        .with("Retry-After", "1");
  }

  private void post(Request request, Response response, byte[] bytes)
      throws IOException, InterruptedException {
    switch (EnvelopeReader.read(bytes)) {
      case Message(Envelope message) -> {
        HttpFields headers = request.getHeaders();
        HttpAnswer refusal = EraHeaders.of(name -> value(headers, name)).refuse(message);
        if (refusal != null) {
          refusal.sendTo(response);
        } else {
          answer(
              message, request, new HttpReply(response, headers.getValuesList(HttpHeader.ACCEPT)));
        }
      }
      case Invalid(String id, Failure failure) ->
          HttpAnswer.failed(400, id, failure).sendTo(response);
      case Incoming.Blank() ->
          HttpAnswer.failed(
                  400, null, new Failure(Reply.PARSE_ERROR, "Parse error: the body is empty"))
              .sendTo(response);
    }
  }

  /// All values of a header: what is there twice must not pass for the one of them that fits.
  private static @Nullable String value(HttpFields headers, String name) {
    List<String> values = headers.getValuesList(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private void answer(Envelope message, Request request, HttpReply reply)
      throws IOException, InterruptedException {
    Session session = new Session(options.roots(), options.originals());
    if (message.clientName() != null) {
      session.client(message.clientName());
    }
    while (!turns.tryAcquire(heartbeatMillis, TimeUnit.MILLISECONDS)) {
      reply.heartbeat();
    }
    FutureTask<@Nullable String> work = new FutureTask<>(() -> work(message, session, reply));
    Thread worker = Thread.ofPlatform().name("headroom-call").daemon().unstarted(work);
    working.add(worker);
    // HTTP/2 tells at once when a client drops a request; HTTP/1.1 when a heartbeat fails.
    request.addFailureListener(_ -> worker.interrupt());
    worker.start();
    try {
      String outcome = outcome(message, work, reply);
      if (outcome == null && message.isRequest()) { // cancelled, if not by the client then by us
        outcome = new Failure(Reply.INTERNAL_ERROR, "The call was cancelled").to(message.id());
      }
      reply.finish(outcome);
      dispatcher.answered(message);
    } finally {
      worker.interrupt();
    }
  }

  private @Nullable String work(Envelope message, Session session, HttpReply reply) {
    try {
      return dispatcher.answer(message, session, message.isRequest() ? reply : _ -> {});
    } finally {
      turns.release();
      working.remove(Thread.currentThread());
    }
  }

  private @Nullable String outcome(
      Envelope message, FutureTask<@Nullable String> work, HttpReply reply)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return work.get(heartbeatMillis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        reply.heartbeat();
      } catch (ExecutionException e) {
        LOG.warn("{} failed", message.method(), e.getCause());
        return new Failure(Reply.INTERNAL_ERROR, "Internal error").to(message.id());
      }
    }
  }
}
