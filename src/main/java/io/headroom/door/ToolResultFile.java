package io.headroom.door;

import io.headroom.store.Original;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/// The file into which a client has put an output it does not show whole. It lies outside of all
/// roots, but no model has chosen it. To make sure of that, it is read only where the client keeps
/// such files, and only if it begins as what the client shows of it.
///
/// @param path as the client names it
/// @param size in bytes as the client knows it
record ToolResultFile(String path, long size) {
  private static final String TRANSCRIPT = ".jsonl";
  private static final String FOLDER = "tool-results";

  /// Reads it.
  ///
  /// @param client the client's own directory
  /// @param transcript where the client writes down the session
  /// @param beginning what the client shows
  /// @return the whole output; empty where anything is in doubt
  Optional<Original> read(Path client, String transcript, String beginning) {
    try {
      Path file = Path.of(path);
      if (!transcript.endsWith(TRANSCRIPT)
          || !file.isAbsolute()
          || !isOfSession(file, transcript)) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      boolean ours =
          real.startsWith(client.toRealPath())
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(real).equals(self(real));
      if (!ours || size < 0 || size > Shortener.MOST_BYTES || Files.size(real) != size) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
        Original whole = Original.ofBytes(in.readNBytes((int) size + 1));
        boolean same = whole.bytes().length == size && begins(whole.text(), beginning);
        return same ? Optional.of(whole) : Optional.empty();
      }
    } catch (IOException
        | InvalidPathException
        | SecurityException
        | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /// `…/SESSION.jsonl` is the session's, so `…/SESSION/tool-results` is the folder.
  private static boolean isOfSession(Path file, String transcript) throws IOException {
    String session = transcript.substring(0, transcript.length() - TRANSCRIPT.length());
    Path folder = Path.of(session, FOLDER);
    Path parent = file.getParent();
    return parent != null
        && Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)
        && parent.toRealPath().equals(folder.toRealPath());
  }

  private static UserPrincipal self(Path there) throws IOException {
    return there
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name", ""));
  }

  /// Clients take blank lines off at either end.
  private static boolean begins(String whole, String shown) {
    String beginning = shown.strip();
    return !beginning.isEmpty() && whole.stripLeading().startsWith(beginning);
  }
}
