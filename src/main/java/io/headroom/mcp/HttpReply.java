package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/// The answer to one request while it is being made: one JSON object, or a stream of server-sent
/// events that begins with the first progress. Which of the two stays open as long as possible.
///
/// An HTTP/1.1 connection shows that the client has left only when something is written to it.
/// Therefore an answer that takes long gets a heartbeat: a comment in a stream, a blank in front of
/// the JSON.
final class HttpReply implements Dispatcher.Channel {
  private static final String JSON = HttpAnswer.JSON;
  private static final String EVENTS = "text/event-stream";

  private enum State {
    UNDECIDED,
    JSON,
    EVENTS,
    CLOSED
  }

  private final Response response;
  private final boolean takesEvents;
  private final boolean takesJson;
  private final Lock lock = new ReentrantLock();
  private State state = State.UNDECIDED;

  /// An answer of which nothing is sent yet.
  ///
  /// @param response where it goes
  /// @param accept the request's `Accept` headers. Events are sent only to clients that name them;
  ///   everybody else gets JSON, also those who named only what we do not have
  HttpReply(Response response, List<String> accept) {
    this.response = response;
    QuotedQualityCSV types = new QuotedQualityCSV();
    accept.forEach(types::addValue);
    List<String> names = types.getValues().stream().map(HttpReply::mediaType).toList();
    takesEvents = names.contains(EVENTS);
    takesJson =
        !takesEvents || names.stream().anyMatch(List.of(JSON, "application/*", "*/*")::contains);
  }

  /// Whether the client takes anything besides the answer.
  boolean takesEvents() {
    return takesEvents;
  }

  /// A media type without its parameters, in lower case.
  static String mediaType(@Nullable String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /// Sends a message ahead of the answer, if the client reads streams. A client that has left is
  /// told to the work by interrupting it.
  @Override
  public void send(String json) {
    lock.lock();
    try {
      if (takesEvents && (state == State.UNDECIDED || state == State.EVENTS)) {
        event(json, false);
      }
    } catch (IOException _) {
      state = State.CLOSED;
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Shows the client that the answer is still being made.
  ///
  /// @throws IOException if the client has left
  void heartbeat() throws IOException {
    lock.lock();
    try {
      switch (state) {
        case UNDECIDED -> {
          start(takesEvents ? State.EVENTS : State.JSON);
          heartbeat();
        }
        case EVENTS -> write(":\n\n", false);
        case JSON -> write("\n", false);
        case CLOSED -> throw new IOException("the client has left");
      }
    } finally {
      lock.unlock();
    }
  }

  /// Sends the answer.
  ///
  /// @param json the message; null if there is none to be sent any more
  /// @throws IOException if the client has left
  void finish(@Nullable String json) throws IOException {
    finish(json, 200);
  }

  /// Sends the answer.
  ///
  /// @param json the message; null if there is none to be sent any more
  /// @param status of HTTP, where nothing was sent before
  /// @throws IOException if the client has left
  void finish(@Nullable String json, int status) throws IOException {
    lock.lock();
    try {
      switch (state) {
        case UNDECIDED -> {
          if (json == null) {
            HttpAnswer.empty(202).sendTo(response);
          } else if (takesJson) {
            new HttpAnswer(status, json, Map.of()).sendTo(response);
          } else {
            event(json, true);
          }
        }
        case EVENTS -> {
          if (json == null) {
            write("", true);
          } else {
            event(json, true);
          }
        }
        case JSON -> write(json == null ? "" : json, true);
        case CLOSED -> throw new IOException("the client has left");
      }
      state = State.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  private void start(State form) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, form == State.EVENTS ? EVENTS : JSON);
    // Proxies such as nginx would hold events back until they have a buffer full of them.
    response.getHeaders().put("X-Accel-Buffering", "no");
    state = form;
  }

  private void event(String json, boolean last) throws IOException {
    if (state == State.UNDECIDED) {
      start(State.EVENTS);
    }
    write("event: message\ndata: " + json + "\n\n", last);
  }

  private void write(String text, boolean last) throws IOException {
    Content.Sink.write(response, last, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
