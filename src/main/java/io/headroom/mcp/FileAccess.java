package io.headroom.mcp;

import io.headroom.store.Original;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads files for a client, out of the directories it was granted and nowhere else.
///
/// Where a path leads is decided by its real path, links resolved. A refusal of what lies outside
/// says the same whether there is a file or not: it is no way to look around.
final class FileAccess {
  /// Larger files are refused: as text they would take three times their size in memory.
  static final long MAX_BYTES = 256L << 20;

  private static final int NAMES_SHOWN = 20;

  private final Path home;
  private final long maxBytes;

  /// Access for a user.
  ///
  /// @param home the user's home directory, which grants nothing as a root
  FileAccess(Path home) {
    this(home, MAX_BYTES);
  }

  FileAccess(Path home, long maxBytes) {
    this.home = home;
    this.maxBytes = maxBytes;
  }

  /// What came of reading.
  sealed interface Read {
    /// The file.
    ///
    /// @param original its bytes
    /// @param file its real path
    record Content(Original original, Path file) implements Read {}

    /// No file.
    ///
    /// @param message why, and what to do, for the agent to read
    record Refused(String message) implements Read {}
  }

  /// Reads a file.
  ///
  /// @param name a path or `file:` URI; a relative one is tried in each root
  /// @param named the directories granted to the client
  Read read(String name, List<Path> named) {
    List<Path> roots = Roots.granted(named.stream(), home);
    if (roots.isEmpty()) {
      return new Read.Refused(
          "No directory is granted to this server, so path cannot be used. Start it with --root DIR"
              + " (a project, not the home directory), or give the text as content.");
    }
    List<Path> candidates = new ArrayList<>();
    try {
      Path path = name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name);
      for (Path root : roots) {
        candidates.add(root.resolve(path));
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return new Read.Refused("path is not a path on this system. Give the path of a file.");
    }
    for (Path candidate : candidates) {
      try {
        Path real = candidate.toRealPath();
        if (roots.stream().anyMatch(real::startsWith)) {
          return read(real, name);
        }
      } catch (IOException | SecurityException e) {
        // Not there, or not to be seen; which of the two is said below, where it may be said.
      }
    }
    if (candidates.stream().anyMatch(candidate -> plainlyAbsent(candidate, roots))) {
      return new Read.Refused(
          "There is no file \"%s\". Check the name; granted: %s.".formatted(name, list(roots)));
    }
    return new Read.Refused(
        "\"%s\" is not in a granted directory. Granted: %s. Give a path in there, give the text as content, or have the server started with --root DIR as well."
            .formatted(name, list(roots)));
  }

  private Read read(Path file, String name) {
    try {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Read.Refused(
            "\"%s\" is a directory. Give one of its files: %s.".formatted(name, names(file)));
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Read.Refused(
            "\"%s\" is a device or a pipe. Give a regular file, or its text as content."
                .formatted(name));
      }
      if (Files.size(file) > maxBytes) {
        return tooLarge(name);
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, maxBytes + 1));
        return bytes.length > maxBytes
            ? tooLarge(name)
            : new Read.Content(Original.ofBytes(bytes), file);
      }
    } catch (IOException | SecurityException e) {
      return new Read.Refused(
          "\"%s\" cannot be read (%s). Give the text as content."
              .formatted(name, e.getClass().getSimpleName()));
    }
  }

  private Read tooLarge(String name) {
    return new Read.Refused(
        "\"%s\" is larger than %s MB. Cut it first, with head, tail or grep, and compress the parts."
            .formatted(name, maxBytes >> 20));
  }

  /// Whether a path leads into a root by names alone and ends at one that is not there. No link on
  /// the way, so nothing is told of what lies outside.
  private static boolean plainlyAbsent(Path candidate, List<Path> roots) {
    Path path = candidate.normalize();
    for (Path root : roots) {
      if (path.startsWith(root)) {
        Path at = root;
        for (Path step : root.relativize(path)) {
          at = at.resolve(step);
          if (Files.isSymbolicLink(at)) {
            return false;
          }
        }
        return true;
      }
    }
    return false;
  }

  private static String names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      String names =
          entries
              .map(entry -> String.valueOf(entry.getFileName()))
              .sorted()
              .limit(NAMES_SHOWN)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "it has none" : names;
    }
  }

  private static String list(List<Path> roots) {
    return roots.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
