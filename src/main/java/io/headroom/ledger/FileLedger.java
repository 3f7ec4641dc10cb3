package io.headroom.ledger;

import io.headroom.home.Home;
import io.headroom.store.Hash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Books in memory and in files that all processes of a user share.
public final class FileLedger implements Ledger {
  /// How far back other processes of a session and results of other processes are looked for.
  private static final Duration REACH = Duration.ofDays(2);

  /// How long the end of a process may be put off by a disk.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MemoryLedger memory;
  private final Journal journal;
  private final Supplier<Scope> scope;
  private final Scribe scribe;
  private final InstantSource clock;

  /// Books onto a journal.
  ///
  /// @param journal the files
  /// @param scope tells whose process this is; asked when the first event is written
  /// @param clock tells the time
  public FileLedger(Journal journal, Supplier<Scope> scope, InstantSource clock) {
    this.memory = new MemoryLedger(clock);
    this.journal = journal;
    this.scope = new Once(scope);
    this.scribe = new Scribe(journal, this.scope);
    this.clock = clock;
  }

  /// The books of the user who runs this process.
  ///
  /// @param clock tells the time
  /// @return books in the user's own directory
  public static FileLedger ofUser(InstantSource clock) {
    return new FileLedger(new Journal(Home.ofUser()), Scope::ofProcess, clock);
  }

  @Override
  public void record(Event event) {
    memory.record(event);
    scribe.take(event);
  }

  @Override
  public Summary summary() {
    return memory.summary();
  }

  @Override
  public Others others() {
    Scope own = scope.get();
    Books books = new Books(ZoneId.systemDefault());
    String trouble = scribe.trouble();
    try {
      read(
          own.session(),
          posting -> {
            if (own.besides(posting.scope())) {
              books.add(posting);
            }
          });
    } catch (IOException e) {
      trouble = e.toString();
    }
    return new Others(books.totals(), books.gateway(), trouble);
  }

  @Override
  public Optional<Event.Compressed> explain(Hash hash) {
    Optional<Event.Compressed> own = memory.explain(hash);
    return own.isPresent() ? own : written(hash);
  }

  private Optional<Event.Compressed> written(Hash hash) {
    AtomicReference<Event.@Nullable Compressed> last = new AtomicReference<>();
    try {
      read(
          hash.brief().value(),
          posting -> {
            if (posting.event() instanceof Event.Compressed text
                && text.hash().equals(hash.brief())) {
              last.set(text);
            }
          });
    } catch (IOException _) {
      return Optional.empty();
    }
    return Optional.ofNullable(last.get());
  }

  private void read(String text, Consumer<Posting> to) throws IOException {
    Instant since = clock.instant().minus(REACH);
    var _ = journal.read(since, text, to);
  }

  @Override
  public void flush() {
    var _ = scribe.flush(PATIENCE);
  }

  /// Asks once and remembers.
  private static final class Once implements Supplier<Scope> {
    private final Supplier<Scope> source;
    private @Nullable Scope known;

    Once(Supplier<Scope> source) {
      this.source = source;
    }

    @Override
    public synchronized Scope get() {
      if (known == null) {
        known = source.get();
      }
      return known;
    }
  }
}
