package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.LinePipe;
import io.headroom.mcp.LineSink;
import io.headroom.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// One connection for the requests of many clients that have no sessions. Ids and progress tokens
/// are each client's own, so that they go on under numbers of ours and come back as they were.
final class Shared {
  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

  private final Service service;
  private final Map<String, Asked> asked = new HashMap<>();
  private @Nullable LinePipe up;
  private @Nullable Thread thread;
  private boolean stateless;
  private long count;

  /// Serves a client on two streams until either ends.
  interface Service {
    /// Serves it.
    void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;
  }

  /// A request under way.
  ///
  /// @param request as the client sent it
  /// @param before takes what comes before the answer
  /// @param answer the answer; fails if the server ends
  private record Asked(
      Message request, Consumer<String> before, CompletableFuture<String> answer) {}

  /// A connection that is made when it is needed.
  ///
  /// @param service makes it
  /// @param stateless false if what stands behind certainly wants sessions
  Shared(Service service, boolean stateless) {
    this.service = service;
    this.stateless = stateless;
  }

  /// Answers a request. Interrupting the thread cancels it.
  ///
  /// @return the answer on one line; null if it was cancelled
  @Nullable String answer(String line, Consumer<String> before) {
    Message request = Message.of(line.getBytes(UTF_8));
    if (request == null || request.id() == null) {
      return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid request\"}}";
    }
    Asked one = new Asked(request, before, new CompletableFuture<>());
    String number;
    synchronized (this) {
      if (!stateless) {
        return text(
            Answers.error(
                request,
                Answers.METHOD_NOT_FOUND,
                "The server behind wants a session: begin one with initialize"));
      }
      number = Long.toString(++count);
      asked.put(number, one);
    }
    try {
      write(numbered(request, number));
      String answer = one.answer.get();
      if ("server/discover".equals(request.method())) {
        discovered(answer);
      }
      return answer;
    } catch (InterruptedException _) {
      cancel(number);
      return null;
    } catch (IOException | ExecutionException _) {
      return text(
          Answers.failed(
              request,
              Answers.FAILED,
              "The server behind has ended or could not be started; the gateway's log says why."
                  + " Call again to start it anew."));
    } finally {
      synchronized (this) {
        asked.remove(number);
      }
    }
  }

  /// Ends the connection.
  void end() {
    Thread serving;
    synchronized (this) {
      serving = thread;
      thread = null;
      up = null;
    }
    if (serving != null) {
      serving.interrupt();
      try {
        var _ = serving.join(FAREWELL);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// A server that does not know this era is not kept for it: its clients begin sessions next. One
  /// that could not be asked has not said so.
  private void discovered(String answer) {
    Message message = Message.of(answer.getBytes(UTF_8));
    if (message != null && message.result() == null && !Answers.isUnavailable(message)) {
      synchronized (this) {
        stateless = false;
      }
      Thread.ofVirtual().start(this::end);
    }
  }

  private void write(byte[] line) throws IOException {
    LinePipe pipe;
    synchronized (this) {
      if (up == null) {
        LinePipe made = new LinePipe();
        up = made;
        thread = Thread.ofVirtual().name("headroom-shared").start(() -> run(made));
      }
      pipe = up;
    }
    pipe.in().write(line);
  }

  private void run(LinePipe pipe) {
    try {
      service.serve(pipe.out(), new LineSink(this::deliver));
    } catch (IOException e) {
      LoggerFactory.getLogger(Shared.class).error("the server behind: {}", e.getMessage());
    } catch (InterruptedException _) {
      // It was ended.
    } finally {
      Map<String, Asked> left;
      synchronized (this) {
        left = Map.copyOf(asked);
        if (pipe.equals(up)) {
          up = null;
          thread = null;
        }
      }
      try {
        pipe.out().close();
      } catch (IOException _) {
        // It is closed, then.
      }
      left.values().forEach(one -> one.answer.completeExceptionally(new IOException("ended")));
    }
  }

  private void cancel(String number) {
    try {
      write(Answers.cancelled(number));
    } catch (IOException _) {
      // Then there is nothing to cancel.
    }
  }

  private static byte[] numbered(Message request, String number) {
    Edits edits = new Edits(request);
    replace(edits, request.at(request.json().root(), "id"), number);
    replace(edits, request.at(request.params(), "_meta", "progressToken"), number);
    return Answers.line(edits.apply().strip());
  }

  private static void replace(Edits edits, @Nullable Span span, String with) {
    if (span != null) {
      edits.replace(span, with);
    }
  }

  private void deliver(byte[] line) {
    Message message = Message.of(line);
    if (message == null) {
      return;
    }
    Edits edits = new Edits(message);
    if (message.method() == null) {
      Asked one = take(message.id());
      if (one != null) {
        replace(edits, message.at(message.json().root(), "id"), one.request.rawId());
        one.answer.complete(edits.apply().strip());
      }
      return;
    }
    Span token = message.at(message.params(), "progressToken");
    Span subscription = message.at(message.params(), "_meta", SUBSCRIPTION);
    Asked one;
    if (token != null) {
      one = find(message.named("progressToken"));
      Span own =
          one == null ? null : one.request.at(one.request.params(), "_meta", "progressToken");
      if (one != null && own != null) {
        edits.replace(token, one.request.json().of(own));
      }
    } else if (subscription != null) {
      String number = message.json().of(subscription);
      one = find(number.replace("\"", ""));
      if (one != null) {
        edits.replace(subscription, one.request.rawId());
      }
    } else {
      one = only(); // nothing says what it belongs to, and others must not read it
    }
    if (one != null) {
      one.before.accept(edits.apply().strip());
    }
  }

  private synchronized @Nullable Asked find(@Nullable String number) {
    return asked.get(String.valueOf(number));
  }

  private synchronized @Nullable Asked take(@Nullable String number) {
    return asked.remove(String.valueOf(number));
  }

  private synchronized @Nullable Asked only() {
    return asked.size() == 1 ? asked.values().iterator().next() : null;
  }

  private static String text(byte[] line) {
    return new String(line, UTF_8).strip();
  }
}
