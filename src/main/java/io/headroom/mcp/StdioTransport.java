package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.Incoming.Blank;
import io.headroom.mcp.Incoming.Invalid;
import io.headroom.mcp.Incoming.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One client on two streams: a message per line, each request served on a thread of its own.
///
/// ```
/// stdin ─► LineReader ─► EnvelopeReader ─► Dispatcher ─► stdout
/// ```
///
/// Nothing but the reader reads and it never waits for anything else, so that a cancellation gets
/// through while the client is slow to take answers.
final class StdioTransport {
  /// Most bytes of a message: beyond any real one, and an array can still hold it.
  static final int MAX_LINE_BYTES = 256 << 20;

  private static final long CLOSE_MILLIS = 50;

  private final InputStream in;
  private final OutputStream out;
  private final Dispatcher dispatcher;
  private final Session session;
  private final int maxLineBytes;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean closed;

  StdioTransport(InputStream in, OutputStream out, Dispatcher dispatcher, Session session) {
    this(in, out, dispatcher, session, MAX_LINE_BYTES);
  }

  StdioTransport(
      InputStream in, OutputStream out, Dispatcher dispatcher, Session session, int maxLineBytes) {
    this.in = in;
    this.out = out;
    this.dispatcher = dispatcher;
    this.session = session;
    this.maxLineBytes = maxLineBytes;
  }

  /// Serves the client until it closes its end of either stream.
  ///
  /// @param patience how long to wait for answers that are due when the input ends
  /// @throws InterruptedException if interrupted; nothing is sent any more
  void run(Duration patience) throws InterruptedException {
    // Reading cannot be interrupted, so a thread of its own lets a closed output end the service.
    Thread.ofPlatform().daemon().name("headroom-stdin").start(this::read);
    try {
      clientGone.await();
      drain(patience);
    } finally {
      close();
    }
  }

  private void read() {
    LineReader lines = new LineReader(in, maxLineBytes);
    try {
      while (true) {
        try {
          byte[] line = lines.next();
          if (line == null) {
            return;
          }
          take(EnvelopeReader.read(line));
        } catch (LineReader.TooLong | OutOfMemoryError _) {
          String text = "Invalid request: no room for a message over " + maxLineBytes + " bytes";
          take(new Invalid(null, new Reply.Failure(Reply.INVALID_REQUEST, text)));
        }
      }
    } catch (IOException _) {
      // As good as the end: nothing more will come.
    } finally {
      clientGone.countDown();
    }
  }

  private void take(Incoming incoming) {
    switch (incoming) {
      case Blank _ -> {}
      case Invalid invalid -> later(invalid.json());
      case Message(Envelope message) -> {
        if (message.isRequest()) {
          new Call(message, channel -> dispatcher.answer(message, session, channel)).start();
        } else if ("notifications/cancelled".equals(message.method())) {
          cancel(RawJson.member(message.params(), "requestId"));
        } else {
          // In order, so that what a client said counts for what it asks next.
          var _ = dispatcher.answer(message, session, this::later);
        }
      }
    }
  }

  private void later(String json) {
    new Call(null, _ -> json).start();
  }

  private void cancel(@Nullable String id) {
    for (Call call : calls) {
      if (id != null && call.message != null && id.equals(call.message.id())) {
        call.cancel();
      }
    }
  }

  private void write(String json) {
    byte[] line = (json + "\n").getBytes(UTF_8);
    writing.lock();
    try {
      if (!closed) {
        out.write(line);
        out.flush();
      }
    } catch (IOException _) { // nobody is left to tell
      closed = true;
      clientGone.countDown();
    } finally {
      writing.unlock();
    }
  }

  private void drain(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Call call : calls) {
      long left = deadline - System.nanoTime();
      if (closed || left <= 0) {
        return;
      }
      call.thread.join(Duration.ofNanos(left));
    }
  }

  /// Lets the line that is being written end, unless the client does not take it.
  private void close() throws InterruptedException {
    boolean between = writing.tryLock(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    closed = true;
    if (between) {
      writing.unlock();
    }
    calls.forEach(Call::cancel);
  }

  /// A message being served. It is either cancelled or answered, whichever comes first.
  private final class Call implements Runnable, Dispatcher.Channel {
    private final @Nullable Envelope message;
    private final Function<Dispatcher.Channel, @Nullable String> work;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Thread thread = Thread.ofVirtual().unstarted(this);

    Call(@Nullable Envelope message, Function<Dispatcher.Channel, @Nullable String> work) {
      this.message = message;
      this.work = work;
    }

    void start() {
      calls.add(this);
      thread.start();
    }

    void cancel() {
      if (settled.compareAndSet(false, true)) {
        calls.remove(this);
        thread.interrupt();
      }
    }

    @Override
    public void run() {
      try {
        String answer = work.apply(this);
        if (settled.compareAndSet(false, true) && answer != null) {
          write(answer);
          if (message != null) {
            dispatcher.answered(message);
          }
        }
      } finally {
        calls.remove(this);
      }
    }

    @Override
    public void send(String json) {
      if (!settled.get()) {
        write(json);
      }
    }
  }
}
