package io.headroom.gateway;

import io.headroom.ledger.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes the server's lines on in the order in which they came, while several of them are being
/// shortened. What is not short in time goes on as it came.
final class Turns {
  /// Lines that may wait; then the server waits, as it would for a slow client.
  private static final int MOST_WAITING = 16;

  /// No line is empty.
  private static final Turn END = new Turn(new byte[0], null, new Deadline(), 0);

  private final Outlet outlet;
  private final Patience patience;
  private final Consumer<Event> books;
  private final BlockingQueue<Turn> turns = new ArrayBlockingQueue<>(MOST_WAITING);

  /// A line that was made shorter.
  ///
  /// @param line what is to be sent instead
  /// @param events what the books are told if it is
  record Shorter(byte[] line, List<Event> events) {}

  /// A line whose turn will come.
  ///
  /// @param line as it came
  /// @param shorter what may be sent instead; null if nothing
  /// @param deadline ends the work on that
  /// @param since when it came, by [System#nanoTime]
  private record Turn(
      byte[] line, @Nullable Future<Shorter> shorter, Deadline deadline, long since) {}

  Turns(Outlet outlet, Patience patience, Consumer<Event> books) {
    this.outlet = outlet;
    this.patience = patience;
    this.books = books;
  }

  /// Takes a line that goes on as it is.
  void add(byte[] line) throws InterruptedException {
    turns.put(new Turn(line, null, new Deadline(), 0));
  }

  /// Takes a line that may get shorter.
  void add(byte[] line, Future<Shorter> shorter, Deadline deadline) throws InterruptedException {
    turns.put(new Turn(line, shorter, deadline, System.nanoTime()));
  }

  /// Tells that no more lines come.
  void end() throws InterruptedException {
    turns.put(END);
  }

  /// Sends until the end.
  ///
  /// @throws IOException if the client is gone
  void send() throws IOException, InterruptedException {
    for (Turn turn = turns.take(); turn.line.length > 0; turn = turns.take()) {
      outlet.pass(turn.shorter == null ? turn.line : shorter(turn, turn.shorter));
    }
  }

  private byte[] shorter(Turn turn, Future<Shorter> work) throws InterruptedException {
    try {
      long gone = System.nanoTime() - turn.since;
      Shorter shorter = work.get(patience.of(turn.line.length) - gone, TimeUnit.NANOSECONDS);
      patience.loaded();
      shorter.events.forEach(books);
      return shorter.line;
    } catch (TimeoutException | ExecutionException _) {
      turn.deadline.pass();
      return turn.line;
    }
  }
}
