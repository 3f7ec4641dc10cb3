package io.headroom.store;

import io.headroom.home.FileLock;
import io.headroom.home.NativeFiles;
import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The way to the database for one thread at a time: opens it at the first use, opens it again when
/// somebody put another in its place, waits for other writers, and sets a damaged one aside.
final class DatabaseAccess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DatabaseAccess.class);

  /// After the database could not be opened, how long nobody tries again.
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /// How often one use is tried, when others write or the database turns out to be damaged.
  private static final int TRIES = 4;

  private final DiskSettings settings;
  private final InstantSource clock;
  private final DatabaseFile file;
  private @Nullable Open open;
  private @Nullable Refusal refusal;
  private boolean closed;

  DatabaseAccess(DiskSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.file = new DatabaseFile(settings.database());
  }

  private record Open(Database database, Vault vault, Optional<Object> identity) {}

  private record Refusal(IOException why, Instant until) {}

  /// What somebody wants of the database; may be tried several times.
  interface Use<T> {
    T of(Database database, Vault vault) throws SQLException, IOException;
  }

  /// Lets somebody use the database.
  ///
  /// @return what came of it
  /// @throws IOException if it cannot be opened, read or written; the message is for people
  synchronized <T> T use(Use<T> use) throws IOException {
    for (int tries = 1; ; tries++) {
      Open current = current();
      try {
        return use.of(current.database, current.vault);
      } catch (SQLException e) {
        if (tries == TRIES || !cure(e, current)) {
          throw failure(e);
        }
      }
    }
  }

  DatabaseFile file() {
    return file;
  }

  /// Closes the database for good.
  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }

  private void drop() {
    Open dropped = open;
    open = null;
    if (dropped != null) {
      dropped.database.close();
    }
  }

  private Open current() throws IOException {
    if (closed) {
      throw new IOException("the store is closed");
    }
    if (open != null && !open.identity.equals(file.identity())) {
      drop();
    }
    if (open == null) {
      if (refusal != null && clock.instant().isBefore(refusal.until)) {
        throw new IOException(refusal.why.getMessage(), refusal.why);
      }
      refusal = null;
      try {
        open = aside(this::opened);
      } catch (IOException e) {
        IOException told = new IOException(told(e), e);
        refusal = new Refusal(told, clock.instant().plus(PAUSE));
        throw told;
      }
    }
    return open;
  }

  /// What is wrong, where the message of an exception is a mere path.
  private static String told(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> denied.getFile() + ": access denied";
      case FileAlreadyExistsException there -> there.getFile() + " is not a directory";
      case FileSystemException other when other.getReason() == null ->
          other.getFile() + ": " + other.getClass().getSimpleName();
      default -> String.valueOf(e.getMessage());
    };
  }

  /// On a thread of its own, since files that are opened in a thread that is interrupted fail.
  private static <T> T aside(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().daemon().name("headroom-store-open").start(task);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      return task.get();
    } catch (ExecutionException | InterruptedException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
    }
  }

  private Open opened() throws IOException {
    OwnFiles.makeDirectory(settings.directory());
    try (FileLock _ = FileLock.of(settings.directory().resolve("lock"))) {
      Vault vault = new Vault(key());
      SqliteDriver.load(NativeFiles.ofUser());
      for (int tries = 1; ; tries++) {
        try {
          Optional<Database> database = database();
          if (database.isPresent()) {
            return new Open(database.get(), vault, file.identity());
          }
        } catch (SQLException e) {
          if (tries == TRIES || !isDamage(e)) {
            throw failure(e);
          }
          setAside();
        }
      }
    }
  }

  /// The database, once it is there and ours.
  private Optional<Database> database() throws IOException, SQLException {
    if (!file.exists()) {
      file.create();
    }
    if (Files.isDirectory(file.path())) {
      setAside();
      return Optional.empty();
    }
    Database database = Database.open(file.path());
    try {
      boolean ours = database.isOurs();
      long version = ours ? database.version() : 0;
      if (version >= Schema.OLDEST && version <= Schema.VERSION) {
        if (version < Schema.VERSION) {
          database.upgrade();
        }
        database.probe();
        Database usable = database;
        database = null;
        return Optional.of(usable);
      }
      if (version > Schema.VERSION) {
        throw new IOException(
            "%s was made by a newer version of this program (its tables are of version %s, these of %s) and is left alone"
                .formatted(file.path(), version, Schema.VERSION));
      }
    } finally {
      if (database != null) {
        database.close();
      }
    }
    setAside();
    return Optional.empty();
  }

  private byte[] key() throws IOException {
    if (settings.key().isEmpty()) {
      return VaultKey.in(settings.keyFile());
    }
    return VaultKey.parse(settings.key().get())
        .orElseThrow(() -> new IOException("HEADROOM_STORE_KEY is not 64 hexadecimal digits"));
  }

  /// Whether it is worth another try.
  private boolean cure(SQLException e, Open current) throws IOException {
    if (isDamage(e)) {
      drop();
      try (FileLock _ = FileLock.of(settings.directory().resolve("lock"))) {
        if (current.identity.equals(file.identity())) { // else somebody else did
          setAside();
        }
      }
      return true;
    }
    return switch (primary(e)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> true;
      case SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN -> {
        // Its files may have been taken away under it: the next use begins anew.
        boolean moved = !current.identity.equals(file.identity());
        drop();
        yield moved;
      }
      default -> false;
    };
  }

  private void setAside() throws IOException {
    log.warn(
        "{} is damaged, of another version or no store of originals; set aside as {}, which nothing will delete",
        file.path(),
        file.setAside(clock.instant()));
  }

  private static boolean isDamage(SQLException e) {
    return switch (primary(e)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
      default -> String.valueOf(e.getMessage()).contains("no such table");
    };
  }

  /// The code without what is only detail.
  private static SQLiteErrorCode primary(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF)
        : SQLiteErrorCode.SQLITE_ERROR;
  }

  private IOException failure(SQLException e) {
    String why =
        switch (primary(e)) {
          case SQLITE_FULL -> "the disk is full";
          case SQLITE_BUSY, SQLITE_LOCKED -> "other processes kept it busy";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> "it cannot be opened for writing";
          default -> String.valueOf(e.getMessage());
        };
    return new IOException(file.path() + ": " + why, e);
  }
}
