package io.headroom.store;

import java.io.IOException;
import java.time.Instant;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// An original, compressed, as every tier of the store holds it.
///
/// @param label what it is
/// @param deflated its bytes, compressed
/// @param verified whether its hash is that of its bytes; else it is somebody's word for it, which
///   is good for memory alone
record Packed(Label label, byte[] deflated, boolean verified) {
  /// Room for what a label takes, in memory or on disk.
  private static final int OVERHEAD_BYTES = 256;

  Packed(Label label, byte[] deflated) {
    this(label, deflated, true);
  }

  static Packed of(Entry entry, Instant now) {
    return new Packed(Label.of(entry, now), entry.original().deflated());
  }

  /// The same, on somebody's word.
  Packed unverified() {
    return new Packed(label, deflated, false);
  }

  Hash hash() {
    return label.hash();
  }

  /// Whether its label says of secrets what is known of an entry of the same bytes.
  boolean covers(Entry entry) {
    return label.about().secrets() >= entry.about().secrets();
  }

  /// What it takes, beside 103 to 106 bytes of a cache's own that were measured.
  ///
  /// @return bytes
  int weight() {
    return deflated.length + OVERHEAD_BYTES;
  }

  /// The original.
  ///
  /// @throws IOException if these are not the bytes that were packed
  Entry unpack() throws IOException {
    byte[] bytes = new byte[label.size()];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      int at = 0;
      while (at < bytes.length) {
        int n = inflater.inflate(bytes, at, bytes.length - at);
        if (n == 0) {
          throw new IOException(
              "stored original %s ends after %s of %s bytes".formatted(hash(), at, bytes.length));
        }
        at += n;
      }
      return new Entry(hash(), Original.stored(bytes, label.encoding()), label.about());
    } catch (DataFormatException e) {
      throw new IOException("stored original " + hash() + " is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
