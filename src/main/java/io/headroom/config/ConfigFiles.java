package io.headroom.config;

import io.headroom.config.ConfigReader.Content;
import io.headroom.config.Layer.Broken;
import io.headroom.config.Layer.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// The two files that are read.
public final class ConfigFiles {
  private static final String OWN = "config.json";

  /// One file beside the others at the root. A directory `.headroom` would be the user's own where
  /// the home directory is a working tree itself.
  private static final String OF_PROJECT = ".headroom.json";

  /// Larger files are something else.
  private static final long MOST_BYTES = 64 << 10;

  private ConfigFiles() {}

  /// The user's own file.
  ///
  /// @param home the user's own directory
  /// @return the file, which need not exist
  public static Path own(Path home) {
    return home.resolve(OWN).toAbsolutePath();
  }

  /// A project's file.
  ///
  /// @param root the project's directory
  /// @return the file, which need not exist
  public static Path ofProject(Path root) {
    return root.resolve(OF_PROJECT).toAbsolutePath();
  }

  /// Reads a file.
  ///
  /// @param file the file
  /// @param source whose it is
  /// @return what it says as far as it can be read; nothing if it is not there
  public static Layer read(Path file, Source source) {
    // Where a project's file leads, somebody else would have what is there quoted.
    LinkOption[] links =
        source == Source.PROJECT ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
    if (!Files.exists(file, links)) {
      return Layer.of(source, List.of());
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
      if (!attributes.isRegularFile()) {
        return broken(source, file, "is left out: it is no file of its own");
      }
      if (attributes.size() > MOST_BYTES) {
        return broken(source, file, "is left out: it has more than " + (MOST_BYTES >> 10) + " KB");
      }
      Content content = ConfigReader.read(file, text(file, links));
      return new Layer(source, content.entries(), content.broken(), open(file));
    } catch (IOException | SecurityException e) {
      return broken(source, file, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static String text(Path file, LinkOption[] links) throws IOException {
    try (var in = Files.newInputStream(file, links)) {
      return new String(in.readNBytes((int) MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static Layer broken(Source source, Path file, String why) {
    Broken broken = new Broken(file, 1, file + " " + why);
    return new Layer(source, List.of(), Optional.of(broken), Optional.empty());
  }

  /// Its owner needs no proof: a file that is its owner's alone could not be read by another.
  private static Optional<String> open(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    return mode.endsWith("------")
        ? Optional.empty()
        : Optional.of("others may read or change the file; close it: chmod 600 " + file);
  }
}
