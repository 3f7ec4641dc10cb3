package io.headroom.grammar;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// Native libraries as files. A library is written once, into a directory named after its content
/// that only the user may enter, and is read again and compared before every use. Several processes
/// may do so at once: a file appears whole or not at all.
final class NativeFiles {
  /// Digits of a directory's name, 96 bits.
  private static final int NAME_DIGITS = 24;

  private final Path home;

  /// @param home directory to keep the libraries in; made when needed
  NativeFiles(Path home) {
    this.home = home;
  }

  /// Where a user's libraries are kept: `$HEADROOM_HOME/natives`, else `~/.headroom/natives`.
  static NativeFiles ofUser() {
    String home = System.getenv("HEADROOM_HOME");
    Path base =
        home == null || home.isBlank()
            ? Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "."), ".headroom")
            : Path.of(home);
    return new NativeFiles(base.resolve("natives"));
  }

  /// The file of a library.
  ///
  /// @param resource its place on the class path
  /// @return an absolute path to a file with exactly the resource's bytes
  /// @throws IOException if there is no such resource, or no place to write it
  Path file(String resource) throws IOException {
    byte[] content = read(resource);
    String hash = HexFormat.of().formatHex(sha256(content));
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    try {
      Path directory = home.resolve(hash.substring(0, NAME_DIGITS));
      makeOwn(directory);
      Path file = directory.resolve(name).toAbsolutePath();
      if (!holds(file, content)) {
        write(directory, file, content);
      }
      return file;
    } catch (IOException | SecurityException _) {
      return temporary(name, content);
    }
  }

  /// A copy for this process alone, where the user has no directory to keep one in.
  private static Path temporary(String name, byte[] content) throws IOException {
    Path directory = Files.createTempDirectory("headroom-natives-");
    Path file = directory.resolve(name).toAbsolutePath();
    directory.toFile().deleteOnExit(); // hooks run in reverse order: the file goes first
    file.toFile().deleteOnExit();
    Files.write(file, content);
    return file;
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = NativeFiles.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return in.readAllBytes();
    }
  }

  private static void makeOwn(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly());
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a directory: " + directory);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == content.length
        && MessageDigest.isEqual(sha256(Files.readAllBytes(file)), sha256(content));
  }

  private static void write(Path directory, Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(directory, "part-", ".tmp");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Another process may hold the file open where that forbids to replace it: its is as good.
      if (!holds(file, content)) {
        throw e;
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
