package io.headroom.store;

import io.headroom.home.NativeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Loads SQLite from the user's own directory. Left to itself, the driver unpacks its library anew
/// for every process, into the directory for temporary files, and a process that is killed leaves
/// it there.
final class SqliteDriver {
  private static final String DIRECTORY = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteDriver() {}

  /// Loads the library, once per process.
  ///
  /// @param natives where libraries are kept
  /// @throws IOException if there is none for this system, or the system refuses it
  static synchronized void load(NativeFiles natives) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    if (System.getProperty(DIRECTORY) == null) {
      String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
      Path library = natives.file(resource.substring(1));
      System.setProperty(DIRECTORY, Objects.requireNonNull(library.getParent()).toString());
      System.setProperty(NAME, name);
    }
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new IOException("SQLite cannot be loaded: " + e.getMessage(), e);
    }
  }
}
