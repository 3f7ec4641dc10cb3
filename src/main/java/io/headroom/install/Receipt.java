package io.headroom.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was done to a file, so that it can be undone.
///
/// @param client whose file it is
/// @param scope for whom
/// @param file the file
/// @param created whether it was not there before
/// @param directories those made for it, deepest first
/// @param digest of the file as it was left, SHA-256 in hexadecimal digits
/// @param edit how its text became that
/// @param done what was put in, in order
/// @param wrapped the entry that was sent through the gateway; null where the server was registered
record Receipt(
    String client,
    Scope scope,
    String file,
    boolean created,
    List<String> directories,
    String digest,
    Edit edit,
    List<Done> done,
    @Nullable String wrapped) {
  Receipt {
    directories = List.copyOf(directories);
    done = List.copyOf(done);
  }

  /// One stretch of a text that became another.
  ///
  /// @param offset where, in characters
  /// @param removed what stood there
  /// @param inserted what stands there now
  record Edit(int offset, String removed, String inserted) {
    /// The shortest one between two texts.
    static Edit between(String before, String after) {
      int most = Math.min(before.length(), after.length());
      int start = 0;
      while (start < most && before.charAt(start) == after.charAt(start)) {
        start++;
      }
      int end = 0;
      while (end < most - start
          && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
        end++;
      }
      return new Edit(
          start,
          before.substring(start, before.length() - end),
          after.substring(start, after.length() - end));
    }

    /// The text before, given the very text after.
    String undo(String after) {
      return after.substring(0, offset) + removed + after.substring(offset + inserted.length());
    }
  }

  /// A change that was made.
  ///
  /// @param path its place
  /// @param element whether it was one more element of a list there
  /// @param value what was put there
  /// @param keep how many names on the path were there before
  /// @param replaced what stood there before; null for nothing
  record Done(
      List<String> path, boolean element, Object value, int keep, @Nullable Object replaced) {
    Change change() {
      return element ? new Change.Element(path, value) : new Change.Member(path, value);
    }
  }

  boolean isOf(Wanted wanted) {
    return client.equals(wanted.client().id())
        && scope == wanted.scope()
        && file.equals(wanted.file().toString())
        && Objects.equals(wrapped, wanted.wraps());
  }

  /// Whether it is about the same as another.
  boolean isAlso(Receipt other) {
    return client.equals(other.client)
        && scope == other.scope
        && file.equals(other.file)
        && Objects.equals(wrapped, other.wrapped)
        && (wrapped == null || places().equals(other.places()));
  }

  /// One file may have entries of one name for several projects.
  private List<List<String>> places() {
    return done.stream().map(Done::path).toList();
  }

  Receipt withDirectories(List<String> made) {
    return new Receipt(client, scope, file, created, made, digest, edit, done, wrapped);
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
