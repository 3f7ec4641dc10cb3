package io.headroom.store;

import io.headroom.store.Vault.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Originals as they go to a server that is nobody's own: sealed, and named by a keyed hash.
final class Parcels {
  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 1 + Integer.BYTES;

  private final Vault vault;
  private final String prefix;

  /// Parcels of a tenant.
  ///
  /// @param key 32 bytes
  Parcels(byte[] key, String tenant) {
    this.vault = new Vault(key);
    this.prefix = "headroom:" + tenant + ":";
  }

  /// The key of an original, which is that of its short form, so that both find it in one step. Of
  /// two originals that share 48 bits the one stored last is there.
  synchronized byte[] key(Hash hash) {
    return (prefix + HexFormat.of().formatHex(vault.name(hash.brief())))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Seals an original.
  ///
  /// @return version, length of the label, label, body
  synchronized byte[] seal(Packed packed) {
    byte[] name = vault.name(packed.hash().brief());
    byte[] label = vault.seal(packed.label().bytes(), name, Part.LABEL);
    byte[] body = vault.seal(packed.deflated(), name, Part.BODY);
    return ByteBuffer.allocate(HEADER_BYTES + label.length + body.length)
        .put(VERSION)
        .putInt(label.length)
        .put(label)
        .put(body)
        .array();
  }

  /// Opens what was sealed.
  ///
  /// @return the original, or empty where this is not one that was sealed under this key and hash
  synchronized Optional<Packed> open(byte[] sealed, Hash hash) throws IOException {
    ByteBuffer parts = ByteBuffer.wrap(sealed);
    if (sealed.length < HEADER_BYTES || parts.get() != VERSION) {
      return Optional.empty();
    }
    int length = parts.getInt();
    if (length < 0 || length > parts.remaining()) {
      return Optional.empty();
    }
    byte[] name = vault.name(hash.brief());
    int end = HEADER_BYTES + length;
    Optional<byte[]> label =
        vault.open(Arrays.copyOfRange(sealed, HEADER_BYTES, end), name, Part.LABEL);
    Optional<byte[]> body =
        vault.open(Arrays.copyOfRange(sealed, end, sealed.length), name, Part.BODY);
    if (label.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    Packed packed = new Packed(Label.read(label.get()), body.get());
    return hash.names(packed.hash()) ? Optional.of(packed) : Optional.empty();
  }
}
