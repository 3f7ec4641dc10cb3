package io.headroom.home;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Files and directories that nobody but their owner may read: modes 0600 and 0700 where there are
/// modes; elsewhere what the user's own directory grants.
public final class OwnFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String FILE = "rw-------";
  private static final String DIRECTORY = "rwx------";

  private OwnFiles() {}

  /// Makes a directory, and those above it that are missing. One that is there is closed to others.
  ///
  /// @param directory where
  /// @throws IOException if it cannot be made, or is something else
  public static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, mode(DIRECTORY));
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a directory: " + directory);
    }
    close(directory, DIRECTORY);
  }

  /// Makes an empty file.
  ///
  /// @param file where; nothing may be there
  /// @throws IOException if it cannot be made
  public static void makeFile(Path file) throws IOException {
    Files.createFile(file, mode(FILE));
  }

  /// Closes a file to others.
  ///
  /// @param file an existing file
  /// @throws IOException if that cannot be done
  public static void closeFile(Path file) throws IOException {
    close(file, FILE);
  }

  /// Writes a file so that it appears whole or not at all, whoever reads it meanwhile.
  ///
  /// @param file where; replaced if it is there
  /// @param content what
  /// @throws IOException if it cannot be written
  public static void write(Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(parent(file), "part-", ".tmp");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no file");
  }

  private static void close(Path path, String mode) throws IOException {
    if (POSIX && !PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals(mode)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  private static FileAttribute<?>[] mode(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
