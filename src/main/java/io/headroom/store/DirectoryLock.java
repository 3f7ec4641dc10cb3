package io.headroom.store;

import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps others from opening a store while somebody does. The system lets go of it when a process
/// ends in whatever way.
final class DirectoryLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  /// The system's locks are for processes; this one is for the stores within.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits for the lock.
  ///
  /// @throws IOException if it cannot be had in time
  static DirectoryLock of(Path directory) throws IOException {
    try {
      if (!IN_PROCESS.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("this process has been opening a store for too long");
      }
      try {
        return new DirectoryLock(locked(directory.resolve("lock")));
      } catch (Exception e) {
        IN_PROCESS.unlock();
        throw e;
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static FileChannel locked(Path file) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      OwnFiles.closeFile(file);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (channel.tryLock() == null) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("another process has been opening the store for too long");
        }
        Thread.sleep(BETWEEN_TRIES);
      }
      return channel;
    } catch (Exception e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
