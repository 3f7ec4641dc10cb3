package io.headroom.gateway;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server that is started as a client would start it. What it says to stderr goes to ours.
final class ChildProcess implements Peer {
  /// Time to end once it is told to; clients give no more. Shorter than our own end may take, or it
  /// would outlive us.
  private static final long GRACE_SECONDS = 2;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /// Starts it.
  ///
  /// @param command its command line
  /// @param environment variables besides ours
  /// @param directory where it runs; null for where we do
  /// @throws IOException if it cannot be started, also for a variable's impossible name
  static ChildProcess start(
      List<String> command, Map<String, String> environment, @Nullable File directory)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.INHERIT).directory(directory);
    try {
      builder.environment().putAll(environment);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new ChildProcess(builder.start());
  }

  @Override
  public InputStream says() {
    return process.getInputStream();
  }

  @Override
  public OutputStream hears() {
    return process.getOutputStream();
  }

  @Override
  public void join() throws InterruptedException {
    var _ = process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public int end() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      return 1;
    }
  }
}
