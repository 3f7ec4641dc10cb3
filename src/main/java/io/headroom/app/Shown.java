package io.headroom.app;

import io.headroom.door.DoorClient;
import io.headroom.door.DoorClient.Answer;
import io.headroom.door.Output;
import io.headroom.door.Shortener;
import io.headroom.door.Shortener.ShortForm;
import io.headroom.door.Spool;
import io.headroom.ledger.Scope;
import io.headroom.store.Original;
import io.headroom.text.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a reader an output in short, or as it came where that is better or anything is in doubt.
final class Shown {
  private static final Logger log = LoggerFactory.getLogger(Shown.class);

  /// How long a reader is kept waiting, besides a second per 10 MB: a process that starts for this
  /// has to load everything first.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long BYTES_PER_SECOND = 10_000_000;

  private Shown() {}

  static void show(Spool spool, Output output) throws IOException, InterruptedException {
    Path file = spool.file();
    boolean fits =
        spool.size() >= Shortener.leastBytes(Configuration.policy())
            && spool.size() <= Shortener.MOST_BYTES;
    Optional<String> shorter =
        file == null || !fits ? Optional.empty() : inTime(file, spool.size(), output);
    if (shorter.isPresent()) {
      spool.show(shorter.get().getBytes(StandardCharsets.UTF_8));
    } else {
      spool.show();
    }
  }

  private static Optional<String> inTime(Path file, long size, Output output)
      throws InterruptedException {
    FutureTask<Optional<String>> task = new FutureTask<>(() -> shorter(file, output));
    Thread.ofPlatform().daemon().name("headroom-shortener").start(task);
    try {
      Duration patience = PATIENCE.plusSeconds(size / BYTES_PER_SECOND);
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      log.warn("an output is shown as it is: making it short takes too long");
    } catch (ExecutionException e) {
      log.warn("an output is shown as it is", e.getCause());
    }
    return Optional.empty();
  }

  private static Optional<String> shorter(Path file, Output output) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    return switch (new DoorClient(
            Doors.directory(), Scope.ofProcess().session(), Configuration.signature())
        .shorten(file, here, output)) {
      case Answer.Shortened(String text) -> Optional.of(text);
      case Answer.Leave() -> Optional.empty();
      case Answer.Nobody() -> alone(file, output);
    };
  }

  private static Optional<String> alone(Path file, Output output) throws IOException {
    try (Own own = Own.ofUser()) {
      Original original = Original.ofBytes(Files.readAllBytes(file));
      Optional<ShortForm> shorter = own.shortener().shorten(original, output, Work.UNWATCHED);
      shorter.ifPresent(own.shortener()::shown);
      return shorter.map(ShortForm::text);
    }
  }
}
