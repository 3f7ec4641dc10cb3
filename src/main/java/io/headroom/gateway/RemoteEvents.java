package io.headroom.gateway;

import io.headroom.gateway.EventStream.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events that answer one request. Where the connection ends before the answer, the rest is
/// asked for by the last event's id, if the server gave it one: servers may end a connection on
/// purpose while they work.
final class RemoteEvents {
  /// Connections in a row that bring nothing.
  private static final int MOST_IN_VAIN = 5;

  /// Time before connecting again where the server names none.
  static final long RETRY_MILLIS = 1_000;

  /// Longest time before connecting again.
  static final long MOST_RETRY_MILLIS = 30_000;

  private final RemoteSession session;
  private final Consumer<byte[]> messages;
  private @Nullable String lastEvent;
  private long retryMillis = RETRY_MILLIS;
  private boolean answered;
  private boolean moved;

  /// Events.
  ///
  /// @param session asks for the rest
  /// @param messages takes what comes
  RemoteEvents(RemoteSession session, Consumer<byte[]> messages) {
    this.session = session;
    this.messages = messages;
  }

  /// Reads to the end of the answer.
  ///
  /// @throws IOException if it did not come
  void read(Message request, InputStream first) throws IOException, InterruptedException {
    IOException broken = drain(request, first);
    for (int vain = 0; !answered && lastEvent != null && vain < MOST_IN_VAIN; vain++) {
      Thread.sleep(Math.min(retryMillis, MOST_RETRY_MILLIS));
      moved = false;
      try {
        HttpResponse<InputStream> more = session.listen(lastEvent);
        try (InputStream body = more.body()) {
          if (more.statusCode() != 200) {
            break;
          }
          broken = drain(request, body);
        }
      } catch (IOException e) {
        broken = e;
      }
      vain = moved ? -1 : vain;
    }
    if (!answered) {
      throw broken == null ? new IOException("the answer did not come") : broken;
    }
  }

  /// Reads an answer of either form.
  ///
  /// @return why there is none, or null
  @Nullable Refusal readAny(Message request, HttpResponse<InputStream> answer)
      throws IOException, InterruptedException {
    try (InputStream body = answer.body()) {
      if (answer.statusCode() / 100 != 2) {
        return new Refusal(Answers.FAILED, "HTTP " + answer.statusCode());
      }
      if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
        read(request, body);
        return null;
      }
      messages.accept(body.readNBytes(Frames.MOST_BYTES));
      return null;
    }
  }

  private @Nullable IOException drain(Message request, InputStream body) {
    EventStream events = new EventStream(body, Frames.MOST_BYTES);
    try {
      for (Event event = events.next(); event != null; event = events.next()) {
        moved = true;
        lastEvent = event.id() == null ? lastEvent : event.id();
        retryMillis = event.retryMillis() < 0 ? retryMillis : event.retryMillis();
        if (event.message().length > 0) {
          messages.accept(event.message());
          // After it went on: looking into a large answer takes time.
          Message message = answered ? null : Message.of(event.message());
          answered |= message != null && message.answers(request);
        }
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
