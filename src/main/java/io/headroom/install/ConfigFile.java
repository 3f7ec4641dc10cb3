package io.headroom.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Reads and writes a user's file: whole or not at all, where its symbolic link points, with the
/// mode it had.
final class ConfigFile {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private ConfigFile() {}

  /// Reads a file.
  ///
  /// @return its text, byte order mark included; empty if there is none
  static Optional<String> read(Path file) throws IOException, BadConfig {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new BadConfig("it is no file");
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException e) {
      throw new BadConfig("it is not UTF-8 text");
    }
  }

  /// Writes a file.
  ///
  /// @return directories that were made for it, deepest first
  static List<String> write(Path file, String text) throws IOException {
    Path target = target(file);
    List<String> made = makeDirectories(parent(target));
    Path part =
        target.resolveSibling(target.getFileName() + ".headroom-" + ProcessHandle.current().pid());
    try {
      Files.write(
          part,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      if (POSIX && Files.exists(target)) {
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return made;
  }

  /// Removes a file, and the directories made for it that hold nothing else.
  static void delete(Path file, List<String> directories) throws IOException {
    Files.deleteIfExists(target(file));
    for (String name : directories) {
      Path directory = Path.of(name);
      if (!Files.isDirectory(directory) || !isEmpty(directory)) {
        return;
      }
      Files.delete(directory);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  /// Where a link leads, also where nothing is there yet.
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links > 40) {
        throw new IOException("too many symbolic links: " + file);
      }
      target = parent(target).resolve(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static List<String> makeDirectories(Path directory) throws IOException {
    List<String> made = new ArrayList<>();
    for (Path at = directory; at != null && !Files.exists(at); at = at.getParent()) {
      made.add(at.toString());
    }
    Files.createDirectories(directory);
    return made;
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), "a root is no file");
  }
}
