package io.headroom.store;

import io.headroom.detect.ContentKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What is written on an original's wrapping: all there is to know without opening it.
///
/// @param hash its name
/// @param about what it is
/// @param encoding how its bytes relate to its text
/// @param size its bytes, unpacked
/// @param storedAt when it was first stored, to the millisecond
record Label(Hash hash, Entry.About about, Original.Encoding encoding, int size, Instant storedAt) {
  private static final int VERSION = 1;

  static Label of(Entry entry, Instant now) {
    return new Label(
        entry.hash(),
        entry.about(),
        entry.original().encoding(),
        entry.original().bytes().length,
        Instant.ofEpochMilli(now.toEpochMilli()));
  }

  /// The label as bytes, for a disk.
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, hash.value());
      write(out, about.kind().id());
      write(out, about.source());
      out.writeInt(about.sizeBytes());
      out.writeInt(about.lines());
      out.writeInt(about.tokens());
      write(out, encoding.name());
      out.writeInt(size);
      out.writeLong(storedAt.toEpochMilli());
      out.writeInt(about.secrets());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// Reads what [#bytes] wrote. A kind that this version does not know is text.
  ///
  /// @throws IOException if these are no such bytes
  static Label read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IOException("a label of another version");
      }
      Hash hash = new Hash(string(in));
      ContentKind kind = ContentKind.byId(string(in)).orElse(ContentKind.TEXT);
      String source = string(in);
      int sizeBytes = in.readInt();
      int lines = in.readInt();
      int tokens = in.readInt();
      Original.Encoding encoding = Original.Encoding.valueOf(string(in));
      int size = in.readInt();
      Instant storedAt = Instant.ofEpochMilli(in.readLong());
      int secrets = in.available() > 0 ? in.readInt() : 0; // labels did not always say
      Entry.About about = new Entry.About(kind, source, sizeBytes, lines, tokens, secrets);
      return new Label(hash, about, encoding, size, storedAt);
    } catch (IllegalArgumentException e) {
      throw new IOException("no label", e);
    }
  }

  /// Unlike [DataOutputStream#writeUTF] for strings of any length.
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String string(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
