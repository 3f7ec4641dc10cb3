package io.headroom.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The lock a client takes itself while it writes its file: a directory beside it, made by whoever
/// has it and looked after every few seconds. One that nobody looks after was left behind.
final class ClientLock implements AutoCloseable {
  /// As proper-lockfile has it, which Claude Code uses.
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 20;

  private final Path lock;

  private ClientLock(Path lock) {
    this.lock = lock;
  }

  /// Waits for the lock and takes it.
  ///
  /// @param file the client's file, in a directory that is there
  /// @throws IOException if the client keeps it
  static ClientLock of(Path file) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      try {
        return new ClientLock(Files.createDirectory(lock));
      } catch (FileAlreadyExistsException _) {
        if (isLeftBehind(lock)) {
          Files.deleteIfExists(lock);
        } else {
          pause();
        }
      }
    }
    throw new IOException(file + " is being written by its client all the time; try again");
  }

  private static boolean isLeftBehind(Path lock) throws IOException {
    try {
      return Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(LEFT_BEHIND));
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(lock);
  }
}
