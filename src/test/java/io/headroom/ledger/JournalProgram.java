package io.headroom.ledger;

import io.headroom.detect.ContentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// A process that records events as fast as it can and ends in order: its directory, its session,
/// how many.
final class JournalProgram {
  private JournalProgram() {}

  public static void main(String[] args) {
    Journal journal = new Journal(Path.of(args[0]), 20_000, Duration.ofDays(1));
    Scope scope = new Scope(args[1], "shop", "0123456789ab", ProcessHandle.current().pid());
    int events = Integer.parseInt(args[2]);
    try (FileLedger ledger = new FileLedger(journal, () -> scope, InstantSource.system())) {
      for (int i = 0; i < events; i++) {
        ledger.record(Sample.text(i, ContentKind.LOG, 900, 90));
        if (i % 10 == 9) {
          ledger.flush(); // many short appends, each of which may meet the others'
        }
      }
    }
  }
}
