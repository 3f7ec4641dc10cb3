package io.headroom.mcp;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Messages on their way to one HTTP answer. Whoever has one to send does not wait for the client,
/// unless that is far behind.
final class HttpStream {
  private static final int MOST_AHEAD = 256;
  private static final int LOOK_MILLIS = 100;

  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>(MOST_AHEAD);
  private volatile boolean closed;

  /// A message.
  ///
  /// @param json the message; null for the end without one
  /// @param status of HTTP where nothing follows, else 0
  private record Item(@Nullable String json, int status) {}

  /// Sends a message ahead of the answer.
  void send(String json) {
    put(new Item(json, 0));
  }

  /// Sends the answer.
  ///
  /// @param json the message; null if there is none
  void finish(@Nullable String json) {
    finish(json, 200);
  }

  /// Sends the answer.
  ///
  /// @param json the message; null if there is none
  /// @param status of HTTP, where nothing was sent before
  void finish(@Nullable String json, int status) {
    put(new Item(json, status));
  }

  /// Ends it, whatever is still waiting to be sent.
  void end() {
    closed = true;
    items.clear();
    var _ = items.offer(new Item(null, 200));
  }

  private void put(Item item) {
    try {
      while (!closed && !items.offer(item, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // The client may have left meanwhile.
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Carries the messages to the client until the last.
  ///
  /// @param reply where they go
  /// @param heartbeatMillis longest silence
  /// @throws IOException if the client has left
  /// @throws InterruptedException if interrupted
  void carry(HttpReply reply, long heartbeatMillis) throws IOException, InterruptedException {
    try {
      while (true) {
        Item item = items.poll(heartbeatMillis, TimeUnit.MILLISECONDS);
        if (item == null) {
          reply.heartbeat();
        } else if (item.status > 0) {
          reply.finish(item.json, item.status);
          return;
        } else if (item.json != null) {
          reply.send(item.json);
        }
      }
    } finally {
      closed = true;
    }
  }
}
