package io.headroom.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A lock that one thread of one process holds at a time. The system lets go of it when a process
/// ends in whatever way.
public final class FileLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  /// The system's locks are for processes; these are for the threads within.
  private static final ConcurrentMap<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

  private final ReentrantLock inProcess;
  private final FileChannel channel;

  private FileLock(ReentrantLock inProcess, FileChannel channel) {
    this.inProcess = inProcess;
    this.channel = channel;
  }

  /// Waits for a lock, ten seconds at most.
  ///
  /// @param file the file that stands for it; made if it is missing, and never removed
  /// @return the lock, held until it is closed by the same thread
  /// @throws IOException if it cannot be had in time
  public static FileLock of(Path file) throws IOException {
    ReentrantLock inProcess =
        IN_PROCESS.computeIfAbsent(file.toAbsolutePath(), _ -> new ReentrantLock());
    try {
      if (!inProcess.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("this process has been holding " + file + " for too long");
      }
      try {
        return new FileLock(inProcess, locked(file));
      } catch (Exception e) {
        inProcess.unlock();
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
          throw new IOException("another process has been holding " + file + " for too long");
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
      inProcess.unlock();
    }
  }
}
