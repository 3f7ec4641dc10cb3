package io.headroom.gateway;

import io.headroom.gateway.EventStream.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears what a server says by itself, outside of answers: for as long as the session lives there
/// is one connection for that, if the server offers it.
final class RemoteListener {
  private final RemoteSession session;
  private final Consumer<byte[]> messages;
  private @Nullable Thread thread;

  RemoteListener(RemoteSession session, Consumer<byte[]> messages) {
    this.session = session;
    this.messages = messages;
  }

  /// Begins to listen, anew where it did already.
  synchronized void begin() {
    end();
    thread = Thread.ofVirtual().name("headroom-remote-listener").start(this::listen);
  }

  /// Ends listening.
  synchronized void end() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void listen() {
    String lastEvent = null;
    long pause = RemoteEvents.RETRY_MILLIS;
    long retry = RemoteEvents.RETRY_MILLIS;
    while (true) {
      try {
        HttpResponse<InputStream> answer = session.listen(lastEvent);
        try (InputStream body = answer.body()) {
          int status = answer.statusCode();
          if (status != 200 && status != 429 && status < 500) {
            return; // it offers none, or knows the session no more: the next request will tell
          }
          EventStream events = new EventStream(body, Frames.MOST_BYTES);
          for (Event event = events.next(); status == 200 && event != null; event = events.next()) {
            pause = RemoteEvents.RETRY_MILLIS;
            lastEvent = event.id() == null ? lastEvent : event.id();
            retry = event.retryMillis() < 0 ? retry : event.retryMillis();
            if (event.message().length > 0) {
              messages.accept(event.message());
            }
          }
        }
      } catch (IOException _) {
        // It broke off; the server may be back soon.
      } catch (IllegalArgumentException _) {
        lastEvent = null; // no header can hold it
      } catch (InterruptedException _) {
        return;
      }
      try {
        Thread.sleep(Math.clamp(Math.max(pause, retry), 1, RemoteEvents.MOST_RETRY_MILLIS));
      } catch (InterruptedException _) {
        return;
      }
      pause = Math.min(pause * 2, RemoteEvents.MOST_RETRY_MILLIS);
    }
  }
}
