package io.headroom.store;

import io.headroom.home.OwnFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The key of a store: 64 hexadecimal digits, given by the user or kept in a file beside what it
/// opens.
final class VaultKey {
  private static final HexFormat HEX = HexFormat.of();

  private VaultKey() {}

  /// The key in a file, which is made with a new one if it is not there. Whoever calls this must
  /// keep other processes from doing so at the same time.
  ///
  /// @return 32 bytes
  /// @throws IOException if the file holds no key, or cannot be read or written
  static byte[] in(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[Vault.KEY_BYTES];
      new SecureRandom().nextBytes(key);
      OwnFiles.write(file, (HEX.formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
      return key;
    }
    OwnFiles.closeFile(file);
    return parse(Files.readString(file, StandardCharsets.ISO_8859_1))
        .orElseThrow(() ->
            new IOException(
                file + " holds no key; put the right one back, or move it away for a new one"));
  }

  /// Reads a key.
  ///
  /// @param given 64 hexadecimal digits, blanks around them
  /// @return 32 bytes, or empty if it is something else
  static Optional<byte[]> parse(String given) {
    String digits = given.strip();
    if (digits.length() != 2 * Vault.KEY_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(HEX.parseHex(digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
