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

  private final InstantSource clock;
  private final Instant since;

  // All guarded by this.
  private final Deque<Event> recent = new ArrayDeque<>();
  private final Explained explained = new Explained();
  private Totals totals = Totals.NONE;
  private Totals observed = Totals.NONE;

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
        if (compressed.observed()) {
          observed = observed.plus(event);
        } else {
          totals = totals.plus(event);
        }
        explained.put(compressed.hash().brief(), compressed);
      }
      case Event.Retrieved _ -> totals = totals.plus(event);
      case Event.Announced _ -> {
        totals = totals.plus(event);
        return; // nothing that anybody asked for
      }
    }
    recent.addLast(event);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  @Override
  public synchronized Summary summary() {
    return new Summary(since, clock.instant(), totals, observed, List.copyOf(recent));
  }

  @Override
  public synchronized Optional<Event.Compressed> explain(Hash hash) {
    return Optional.ofNullable(explained.get(hash.brief()))
        .filter(compressed -> hash.names(compressed.hash()));
  }

  private static final class Explained extends LinkedHashMap<Hash, Event.Compressed> {
    private static final long serialVersionUID = 1;

    Explained() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Hash, Event.Compressed> eldest) {
      return size() > EXPLAINED;
    }
  }
}
