package io.headroom.gateway;

import io.headroom.gateway.Frames.Frame;
import io.headroom.mcp.LinePipe;
import io.headroom.text.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One of several servers behind a gateway. What goes wrong with it stays with it: it is written to
/// and read on threads of its own, and its end fails only what was asked of it.
final class Member {
  private final String name;
  private final Server server;
  private final Listener listener;
  private final LinePipe up = new LinePipe();
  private final Map<String, CompletableFuture<Message>> asked = new ConcurrentHashMap<>();
  private volatile @Nullable Peer peer;
  private volatile @Nullable Message introduction;
  private volatile String gone = "";

  /// Takes what a server says by itself.
  interface Listener {
    /// A request or a notification.
    void said(Member member, Message message);

    /// It has ended, or never began.
    void gone(Member member);
  }

  /// A server does not answer any more.
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone(String why) {
      super(why);
    }
  }

  Member(String name, Server server, Listener listener) {
    this.name = name;
    this.server = server;
    this.listener = listener;
  }

  /// What it is called, as it stands in front of its tools' names.
  String name() {
    return name;
  }

  /// Why it is not there any more; empty while it is.
  String gone() {
    return gone;
  }

  /// Whether it can be asked for anything.
  boolean ready() {
    return introduction != null && gone.isEmpty();
  }

  /// Takes its answer to `initialize`.
  void introduce(Message answer) {
    introduction = answer;
  }

  /// What it answered to `initialize`.
  ///
  /// @param path names inside the result
  /// @return JSON; empty if it is not there
  String introduced(String... path) {
    Message answer = introduction;
    Span at = answer == null ? null : answer.at(answer.result(), path);
    return answer == null || at == null ? "" : answer.json().of(at);
  }

  /// Whether it said that it can do something.
  boolean can(String capability) {
    return ready() && !introduced("capabilities", capability).isEmpty();
  }

  /// Starts it. What is wrong with it is told to those who ask it.
  void open() {
    try {
      Peer opened = server.open();
      peer = opened;
      Thread.ofPlatform().daemon().name("headroom-from-" + name).start(() -> read(opened));
      Thread.ofPlatform().daemon().name("headroom-to-" + name).start(() -> write(opened));
    } catch (IOException | RuntimeException e) {
      end("cannot be started: " + String.valueOf(e.getMessage()).strip());
    }
  }

  /// Asks it.
  ///
  /// @param id the key of the request's id
  /// @param line the request with its terminator
  /// @return the answer; fails with [Gone] if it ends before
  CompletableFuture<Message> ask(String id, byte[] line) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    asked.put(id, answer);
    if (!gone.isEmpty() || !tell(line)) {
      asked.remove(id);
      answer.completeExceptionally(new Gone(gone));
    }
    return answer;
  }

  /// Takes a request back that it has not answered yet. It need not say so, and nobody waits for it
  /// to: the answer is cancelled.
  ///
  /// @param id the key of the request's id
  /// @param line what tells it, with its terminator
  void cancel(String id, byte[] line) {
    CompletableFuture<Message> answer = asked.remove(id);
    if (answer != null) {
      var _ = tell(line);
      answer.cancel(false);
    }
  }

  /// Tells it something.
  ///
  /// @param line the message with its terminator
  /// @return false if it is gone
  boolean tell(byte[] line) {
    try {
      up.in().write(line);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// It does not do what servers do.
  void reject(String why) {
    end(why);
    end();
  }

  /// Tells it that nothing more will come.
  void close() {
    close(up.in());
  }

  /// Waits for its end, then ends it.
  void end() {
    Peer opened = peer;
    if (opened != null) {
      var _ = opened.end();
    }
  }

  private void write(Peer to) {
    try (OutputStream stream = to.hears()) {
      byte[] chunk = new byte[1 << 16];
      for (int n = up.out().read(chunk); n > 0; n = up.out().read(chunk)) {
        stream.write(chunk, 0, n);
        stream.flush();
      }
    } catch (IOException _) {
      // Its end of output tells the rest.
    }
  }

  private void read(Peer from) {
    Frames frames = new Frames(from.says(), Frames.MOST_BYTES);
    try {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        Message message = frame.whole() ? Message.of(frame.bytes()) : null;
        if (message != null && message.method() != null) {
          listener.said(this, message);
        } else if (message != null && message.id() != null) {
          CompletableFuture<Message> waiting = asked.remove(message.id());
          if (waiting != null) {
            waiting.complete(message);
          }
        }
      }
    } catch (IOException _) {
      // As good as the end.
    }
    try {
      from.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    int code = from.end();
    end(code == 0 ? "has ended" : "has ended with exit code " + code);
  }

  private synchronized void end(String why) {
    if (gone.isEmpty()) {
      gone = why;
      close(up.out());
      asked.values().forEach(waiting -> waiting.completeExceptionally(new Gone(why)));
      asked.clear();
      listener.gone(this);
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
