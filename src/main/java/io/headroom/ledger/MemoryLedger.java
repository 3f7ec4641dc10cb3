package io.headroom.ledger;

import io.headroom.store.Hash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The books of this process, in memory: sums from its start, the last events, and how the last
/// thousand results came about.
public final class MemoryLedger implements Ledger {
  private static final int RECENT = 10;
  private static final int EXPLAINED = 1_000;
  private static final int SHORT_DIGITS = 12;

  private final InstantSource clock;
  private final Instant since;

  // All guarded by this.
  private final Deque<Event> recent = new ArrayDeque<>();
  private final Explained explained = new Explained();
  private long compressions;
  private long retrievals;
  private long inputTokens;
  private long outputTokens;
  private long returnedTokens;

  /// Empty books from now on.
  ///
  /// @param clock tells the time
  public MemoryLedger(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  @Override
  public synchronized void record(Event event) {
    switch (event) {
      case Event.Compressed compressed -> {
        compressions++;
        inputTokens += compressed.inputTokens();
        outputTokens += compressed.outputTokens();
        explained.put(key(compressed.hash()), compressed);
      }
      case Event.Retrieved retrieved -> {
        retrievals++;
        returnedTokens += retrieved.tokens();
      }
    }
    recent.addLast(event);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  @Override
  public synchronized Summary summary() {
    return new Summary(
        since,
        clock.instant(),
        compressions,
        retrievals,
        inputTokens,
        outputTokens,
        returnedTokens,
        List.copyOf(recent));
  }

  @Override
  public synchronized Optional<Event.Compressed> explain(Hash hash) {
    return Optional.ofNullable(explained.get(key(hash)))
        .filter(compressed -> hash.names(compressed.hash()));
  }

  private static String key(Hash hash) {
    return hash.value().substring(0, SHORT_DIGITS);
  }

  private static final class Explained extends LinkedHashMap<String, Event.Compressed> {
    private static final long serialVersionUID = 1;

    Explained() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Event.Compressed> eldest) {
      return size() > EXPLAINED;
    }
  }
}
