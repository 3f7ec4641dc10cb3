package io.headroom.mcp;

import io.headroom.mcp.Reply.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our own tools over HTTP, without sessions in either era.
///
/// A request waits for its turn and its client on a virtual thread. The work itself runs on a
/// thread of the system: it is computation, which virtual threads do not share fairly, and two
/// large compressions would keep everybody else waiting.
final class HttpCalls implements HttpEndpoint.Service {
  private static final Logger LOG = LoggerFactory.getLogger(HttpCalls.class);

  /// Calls worked on at once; further ones wait.
  private static final int WORKING = 64;

  private final HttpOptions options;
  private final Dispatcher dispatcher;
  private final long heartbeatMillis;
  private final Semaphore turns = new Semaphore(WORKING, true);
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  HttpCalls(HttpOptions options, Dispatcher dispatcher, Duration heartbeat) {
    this.options = options;
    this.dispatcher = dispatcher;
    heartbeatMillis = heartbeat.toMillis();
  }

  @Override
  public void cancel() {
    working.forEach(Thread::interrupt);
  }

  @Override
  public int working() {
    return working.size();
  }

  @Override
  public void post(Envelope message, byte[] body, Request request, Response response)
      throws IOException, InterruptedException {
    HttpAnswer refusal = EraHeaders.of(request).refuse(message, ModernEra::refusal);
    if (refusal != null) {
      refusal.sendTo(response);
    } else {
      answer(
          message,
          request,
          new HttpReply(response, request.getHeaders().getValuesList(HttpHeader.ACCEPT)));
    }
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
