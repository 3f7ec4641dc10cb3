package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.OwnCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Answers the calls of our own tool, each on a thread of its own, so that one can be cancelled
/// while it runs and none holds up the other server's messages.
final class OwnTool {
  private final OwnCalls calls;
  private final Outlet outlet;
  private final Map<String, Thread> running = new ConcurrentHashMap<>();

  OwnTool(OwnCalls calls, Outlet outlet) {
    this.calls = calls;
    this.outlet = outlet;
  }

  /// Answers a call.
  ///
  /// @param message the request
  /// @param client the client's name
  void answer(Message message, String client) {
    String id = Objects.requireNonNull(message.id());
    Thread thread = Thread.ofVirtual().unstarted(() -> run(id, message.text(), client));
    running.put(id, thread);
    thread.start();
  }

  /// Cancels a call.
  ///
  /// @param id the request's id
  /// @return false if no such call of ours runs
  boolean cancel(String id) {
    Thread thread = running.remove(id);
    if (thread != null) {
      thread.interrupt();
    }
    return thread != null;
  }

  /// Waits for answers that are due.
  void drain(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : running.values()) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  private void run(String id, String message, String client) {
    try {
      String answer = calls.answer(message, client, this::say);
      if (running.remove(id, Thread.currentThread()) && answer != null) {
        say(answer);
      }
    } finally {
      running.remove(id, Thread.currentThread());
    }
  }

  private void say(String json) {
    try {
      outlet.insert((json + "\n").getBytes(UTF_8));
    } catch (IOException | InterruptedException _) {
      // The client is gone, or wants no answer any more.
    }
  }
}
