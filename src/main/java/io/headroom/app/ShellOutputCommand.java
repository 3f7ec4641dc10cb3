package io.headroom.app;

import io.headroom.door.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom shell-output`: what `headroom-shell` calls where no server runs.
@Command(
    name = "shell-output",
    hidden = true,
    description = "Makes the output of a command short that headroom-shell has run.",
    mixinStandardHelpOptions = true)
final class ShellOutputCommand implements Callable<Integer> {
  @Option(names = "--pid", required = true, description = "the shell, which waits")
  private long pid;

  @Option(names = "--status", required = true, description = "the command's exit code")
  private int status;

  @Option(names = "--file", required = true, description = "what the shell writes to")
  private Path file = Path.of("");

  /// The shell waits for this process, however it hangs: a second more than the work is granted.
  private static void endAfter(long bytes) {
    Duration most = Duration.ofSeconds(6 + bytes / 10_000_000);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(most);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(1);
        });
  }

  @Override
  public Integer call() throws IOException {
    endAfter(Files.size(file));
    String line = System.getenv().getOrDefault("HEADROOM_SHELL_LINE", "");
    try (Own own = Own.ofUser()) {
      new Shell(pid, file, line, status).shortenAlone(own.shortener(), Files.size(file));
    }
    return 0;
  }
}
