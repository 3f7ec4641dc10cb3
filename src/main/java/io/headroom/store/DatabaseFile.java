package io.headroom.store;

import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The database as a file: how it comes to be, how it is set aside. Making and moving it is for the
/// holder of the directory's lock. Nothing here opens the file: on POSIX systems closing it again
/// would undo the locks that SQLite holds on it in the same process.
///
/// @param path where it is
record DatabaseFile(Path path) {
  /// What SQLite keeps beside a database.
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private static final String ASIDE = "set-aside-";
  private static final String DB = ".db";

  boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes an empty database, which appears whole or not at all.
  void create() throws IOException, SQLException {
    Path fresh = path.resolveSibling("originals-" + ProcessHandle.current().pid() + ".new");
    try {
      Files.deleteIfExists(fresh);
      OwnFiles.makeFile(fresh);
      Database.create(fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Renames the file and its companions, so that another can take its place. Companions first: a
  /// log left behind would be taken for the new database's own.
  ///
  /// @return what it is called now
  Path setAside(Instant now) throws IOException {
    String name = ASIDE + now.toString().replaceAll("[^0-9TZ]", "");
    String stamp = name + DB;
    for (int i = 2; Files.exists(path.resolveSibling(stamp), LinkOption.NOFOLLOW_LINKS); i++) {
      stamp = name + "-" + i + DB;
    }
    for (String companion : COMPANIONS) {
      Path from = path.resolveSibling(path.getFileName() + companion);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, path.resolveSibling(stamp + companion), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return Files.move(path, path.resolveSibling(stamp), StandardCopyOption.ATOMIC_MOVE);
  }

  /// What was set aside here.
  ///
  /// @return paths, without companions
  List<Path> asides() throws IOException {
    Path directory = path.resolveSibling("");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ASIDE + "*" + DB)) {
      List<Path> asides = new ArrayList<>();
      files.forEach(asides::add);
      return asides;
    }
  }

  /// What the log takes that has not been emptied into the database.
  ///
  /// @return bytes, 0 where there is none
  long logBytes() {
    try {
      return Files.size(path.resolveSibling(path.getFileName() + "-wal"));
    } catch (IOException e) {
      return 0;
    }
  }

  /// Tells files apart that have the same name one after the other.
  ///
  /// @return equal for the same file; empty if there is none or the system cannot tell
  Optional<Object> identity() {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
