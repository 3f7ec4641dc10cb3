package io.headroom.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// Writes events to a journal behind the back of those who record them. Handing one over takes a
/// lock and an entry in a list; the thread that writes is started with the first.
final class Scribe {
  /// A moment to gather what comes together, and to let the answer go out first. What a process
  /// that is killed may lose is what it recorded in this time.
  private static final Duration GATHERING = Duration.ofMillis(20);

  /// Only a disk that does not answer lets so many pile up.
  private static final int MOST_WAITING = 65_536;

  private final Journal journal;
  private final Supplier<Scope> scopes;

  // All guarded by this.
  private List<Event> waiting = new ArrayList<>();
  private boolean started;
  private boolean writing;
  private boolean hurried;
  private long lost;
  private String trouble = "";

  Scribe(Journal journal, Supplier<Scope> scopes) {
    this.journal = journal;
    this.scopes = scopes;
  }

  synchronized void take(Event event) {
    if (waiting.size() == MOST_WAITING) {
      lost++;
      return;
    }
    waiting.add(event);
    if (!started) {
      started = true;
      Thread.ofPlatform().daemon().name("headroom-books").start(this::write);
    } else if (waiting.size() == 1) {
      notifyAll();
    }
  }

  /// Waits until all that was taken is written, or has failed to be.
  ///
  /// @return false if the patience ran out before
  synchronized boolean flush(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    hurried = true;
    notifyAll();
    try {
      while (writing || !waiting.isEmpty()) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      hurried = false;
    }
  }

  /// What is wrong; empty if nothing is.
  synchronized String trouble() {
    return lost == 0 ? trouble : trouble + " (" + lost + " events are not on disk)";
  }

  private void write() {
    try {
      Scope scope = scopes.get();
      while (true) {
        List<Event> batch = gathered();
        try {
          journal.append(batch.stream().map(event -> new Posting(scope, event)).toList());
          written(0, "");
        } catch (IOException | RuntimeException e) {
          LoggerFactory.getLogger(Scribe.class)
              .warn("the books cannot be written: {}", e.toString());
          written(batch.size(), e.toString());
        }
      }
    } catch (InterruptedException _) {
      // the process is ending
    }
  }

  private synchronized List<Event> gathered() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    long end = System.nanoTime() + GATHERING.toNanos();
    while (!hurried) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    List<Event> batch = waiting;
    waiting = new ArrayList<>();
    writing = true;
    return batch;
  }

  private synchronized void written(int failed, String why) {
    writing = false;
    lost += failed;
    trouble = why;
    notifyAll();
  }
}
