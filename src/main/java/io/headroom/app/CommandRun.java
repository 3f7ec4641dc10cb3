package io.headroom.app;

import io.headroom.config.Policy;
import io.headroom.door.Output;
import io.headroom.door.Spool;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a command and shows its output in short when it has ended. Kept apart from the option
/// parser, which the usual command line need not wait for.
///
/// @param query the reader's question; empty for the command itself
/// @param separate whether stdout and stderr are kept apart; otherwise both come on stdout in their
///   order
/// @param heartbeat how often stderr says that the command still runs; zero for never
record CommandRun(String query, boolean separate, Duration heartbeat) {
  /// The usual way.
  static final CommandRun USUAL = new CommandRun("", false, Duration.ofSeconds(30));

  // What shells say.
  private static final int NOT_FOUND = 127;
  private static final int NOT_EXECUTABLE = 126;

  private static final Logger log = LoggerFactory.getLogger(CommandRun.class);

  /// Runs a command.
  ///
  /// @param command the command and its arguments
  /// @return its exit code; 128 and the signal's number where one ended it
  int run(List<String> command) {
    try (Spool out = new Spool(new FileOutputStream(FileDescriptor.out));
        Spool err = new Spool(new FileOutputStream(FileDescriptor.err))) {
      Process process;
      try {
        process =
            PassedSignals.catching(out, err)
                .start(
                    new ProcessBuilder(command)
                        .redirectInput(Redirect.INHERIT)
                        .redirectErrorStream(!separate));
      } catch (IOException e) {
        System.err.println("headroom: cannot run " + command.getFirst() + ": " + e.getMessage());
        return new File(command.getFirst()).exists() ? NOT_EXECUTABLE : NOT_FOUND;
      }
      try {
        show(process, command, out, err);
      } catch (IOException e) {
        log.debug("the reader is gone", e);
      }
      return process.exitValue();
    }
  }

  private void show(Process process, List<String> command, Spool out, Spool err)
      throws IOException {
    try {
      Policy policy = Configuration.policy(); // while the command runs
      int status = taken(process, out, err, command.getFirst());
      if (policy.leavesCommand(String.join(" ", command))) {
        out.show();
        err.show();
        return;
      }
      String asked = query.isEmpty() ? String.join(" ", command) : query;
      Output output = Output.ofCommandLine(asked, status);
      Shown.show(out, output);
      Shown.show(err, output);
    } catch (InterruptedException _) {
      // A signal after the command's end: nobody waits for a short form any more.
      out.show();
      err.show();
    }
  }

  /// Waits for the command to end. What it leaves running is not waited for, and has no reader from
  /// then on, as behind the end of any pipe.
  private int taken(Process process, Spool out, Spool err, String name)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    if (!heartbeat.isZero()) {
      Thread.ofPlatform().daemon().start(() -> beat(ended, name, out, err));
    }
    Thread errors = taking(process.getErrorStream(), err);
    Thread outputs = taking(process.getInputStream(), out);
    int status = process.waitFor();
    outputs.join();
    errors.join();
    ended.countDown();
    return status;
  }

  private static Thread taking(InputStream from, Spool to) {
    return Thread.ofPlatform()
        .start(() -> {
          try (from) {
            to.take(from);
          } catch (IOException e) {
            log.debug(
                "an output ended early", e); // the command learns it by a signal, as in any pipe
          }
        });
  }

  private void beat(CountDownLatch ended, String name, Spool out, Spool err) {
    long start = System.nanoTime();
    try {
      while (!ended.await(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.printf(
            Locale.ROOT,
            "headroom: %s has been running for %d s, %,d bytes of output so far%n",
            name,
            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
            out.size() + err.size());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Shows what comes on a stream in short when it ends.
  ///
  /// @param in the stream
  /// @param query the reader's question; may be empty
  static void pipe(InputStream in, String query) throws IOException, InterruptedException {
    try (Spool spool = new Spool(new FileOutputStream(FileDescriptor.out))) {
      spool.take(in);
      Shown.show(spool, Output.ofCommandLine(query, 0));
    }
  }
}
