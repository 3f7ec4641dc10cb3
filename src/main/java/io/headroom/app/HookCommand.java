package io.headroom.app;

import io.headroom.door.DoorClient;
import io.headroom.door.DoorClient.Answer;
import io.headroom.door.HookAnswer;
import io.headroom.door.HookCall;
import io.headroom.door.Shortener;
import io.headroom.door.Spool;
import io.headroom.ledger.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// `headroom hook`: what a hook of type `command` calls where a client knows no other. Prints
/// nothing and fails never where a result is best left as it is.
@Command(
    name = "hook",
    hidden = true,
    description = "Makes a tool's result short for a PostToolUse hook: its input on stdin.",
    mixinStandardHelpOptions = true)
final class HookCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(HookCommand.class);

  @Override
  public Integer call() {
    try {
      answer(System.in).ifPresent(System.out::println);
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      log.debug("a result is left as it is", e);
    }
    return 0;
  }

  private static Optional<String> answer(InputStream in) throws IOException {
    try (Spool spool = new Spool(OutputStream.nullOutputStream())) {
      spool.take(in);
      Path file = spool.file();
      boolean fits = spool.size() >= Shortener.LEAST_BYTES && spool.size() <= Shortener.MOST_BYTES;
      if (file == null || !fits) {
        return Optional.empty();
      }
      DoorClient client =
          new DoorClient(Doors.directory(), Scope.ofProcess().session(), Configuration.signature());
      return switch (client.hook(file, Path.of(""))) {
        case Answer.Shortened(String output) -> Optional.of(output);
        case Answer.Leave() -> Optional.empty();
        case Answer.Nobody() -> alone(file);
      };
    }
  }

  private static Optional<String> alone(Path file) throws IOException {
    Optional<HookCall> call = HookCall.ofJson(Files.readString(file));
    if (call.isEmpty()) {
      return Optional.empty();
    }
    try (Own own = Own.ofUser()) {
      return Doors.hooks(System.getenv()).answer(call.get(), own::shortener).map(HookAnswer::json);
    }
  }
}
