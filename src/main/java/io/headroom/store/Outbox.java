package io.headroom.store;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Originals on their way to the shared store. It holds a bounded number of bytes; when more come
/// than leave, the oldest give way, since the newest are what will be asked for.
///
/// Nobody waits to put something in. What is taken out comes one after the other, and stays in
/// until it is known to have arrived.
final class Outbox {
  /// Originals wait compressed: this is some 100 to 200 MB of logs.
  private static final long MOST_BYTES = 32L << 20;

  /// What is tried so often in vain, while the server does answer, will not do.
  private static final int MOST_TRIES = 3;

  /// How often somebody who waits looks whether it is still of use.
  private static final long LOOK_NANOS = 20_000_000;

  private final Map<Hash, Letter> letters = new LinkedHashMap<>();
  private long bytes;
  private long dropped;
  private int tries;

  /// An original to send.
  ///
  /// @param packed the original
  /// @param known whether it has been sent before, so that renewing its time to live may do
  record Letter(Packed packed, boolean known) {}

  synchronized void add(Letter letter) {
    int weight = letter.packed.weight();
    Letter there = letters.get(letter.packed.hash());
    if (there != null && (letter.known || !there.known)) {
      return;
    }
    if (weight > RedisConnection.MOST_BYTES) {
      dropped++;
      return;
    }
    remove(letter.packed.hash());
    Iterator<Letter> oldest = letters.values().iterator();
    while (bytes + weight > MOST_BYTES) {
      bytes -= oldest.next().packed.weight();
      oldest.remove();
      dropped++;
    }
    letters.put(letter.packed.hash(), letter);
    bytes += weight;
    notifyAll();
  }

  /// The oldest, which stays in.
  ///
  /// @param most how long to wait for one
  synchronized Optional<Letter> first(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos();
        letters.isEmpty() && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return letters.values().stream().findFirst();
  }

  /// Waits until nothing is left.
  ///
  /// @param most how long
  /// @param hopeless whether nothing will leave soon, so that waiting is of no use
  synchronized void awaitEmpty(Duration most, BooleanSupplier hopeless)
      throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos();
        !letters.isEmpty() && !hopeless.getAsBoolean() && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NANOS));
    }
  }

  /// The letter has arrived.
  synchronized void arrived(Letter letter) {
    tries = 0;
    if (letter.equals(letters.get(letter.packed.hash()))) {
      remove(letter.packed.hash());
    }
    notifyAll();
  }

  /// The server would not take it; after a few times it goes, lest others wait for it for ever.
  synchronized void refused(Letter letter) {
    if (++tries >= MOST_TRIES) {
      dropped++;
      arrived(letter);
    }
  }

  synchronized int size() {
    return letters.size();
  }

  synchronized long dropped() {
    return dropped;
  }

  private void remove(Hash hash) {
    Letter removed = letters.remove(hash);
    bytes -= removed == null ? 0 : removed.packed.weight();
  }
}
