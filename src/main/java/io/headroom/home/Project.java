package io.headroom.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What somebody is working on: a Git working tree, or a directory that is in none.
///
/// @param root its directory
/// @param name the directory's own name, for people
/// @param id what tells two projects of one name apart: 12 hexadecimal digits that say nothing of
///   the place
public record Project(Path root, String name, String id) {
  private static final int ID_DIGITS = 12;

  /// The project a directory belongs to.
  ///
  /// @param workingDirectory any directory; need not exist
  /// @return the nearest directory at or above it that has a `.git`, which is a file in a linked
  ///   working tree; the directory itself if there is none
  public static Project of(Path workingDirectory) {
    Path directory = real(workingDirectory);
    Path root = directory;
    for (Path above = directory; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        root = above;
        break;
      }
    }
    Path last = root.getFileName();
    return new Project(root, last == null ? "/" : last.toString(), id(root.toString()));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException | SecurityException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static String id(String place) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
