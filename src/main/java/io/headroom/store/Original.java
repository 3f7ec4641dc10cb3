package io.headroom.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// What somebody gave us, byte for byte, and as text.
///
/// Three things can come in: well-formed text; a string with lone surrogates, which no UTF-8 can
/// hold and which is kept in the generalised form that gives each of them three bytes (WTF-8); and
/// bytes that are no UTF-8 at all. All three come back exactly.
public final class Original {
  /// How the bytes relate to a text.
  public enum Encoding {
    /// Well-formed UTF-8; a byte order mark, if any, is part of the text.
    UTF_8,
    /// A string with lone surrogates, written as generalised UTF-8.
    WTF_8,
    /// Bytes that are no UTF-8; their text has U+FFFD where they are none.
    BYTES
  }

  private final String text;
  private volatile @Nullable Encoded encoded;
  private volatile byte @Nullable [] deflated;

  private Original(String text, @Nullable Encoded encoded) {
    this.text = text;
    this.encoded = encoded;
  }

  /// The exact bytes.
  ///
  /// @param bytes the bytes
  /// @param encoding how the text stands in them
  private record Encoded(byte[] bytes, Encoding encoding) {
    /// Strings are encoded fast or with regard to lone surrogates, not both: that none became a
    /// question mark shows when the bytes are read again.
    static Encoded of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new String(bytes, StandardCharsets.UTF_8).equals(text)
          ? new Encoded(bytes, Encoding.UTF_8)
          : new Encoded(wtf8(text), Encoding.WTF_8);
    }
  }

  /// An original that arrived as a string.
  ///
  /// @param text any string
  /// @return it, as UTF-8 or, with lone surrogates, as WTF-8
  public static Original ofText(String text) {
    return new Original(text, null);
  }

  /// An original that arrived as bytes, from a file for instance.
  ///
  /// @param bytes any bytes; not copied, the caller gives them away
  /// @return it, with its text where the bytes are UTF-8, else with U+FFFD in the text
  public static Original ofBytes(byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return new Original(text, new Encoded(bytes, Encoding.UTF_8));
    } catch (CharacterCodingException e) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Original(text, new Encoded(bytes, Encoding.BYTES));
    }
  }

  /// An original as a store gives it back.
  ///
  /// @param bytes the bytes that were stored
  /// @param encoding what was stored with them
  /// @return an original equal to the one stored
  public static Original stored(byte[] bytes, Encoding encoding) {
    return encoding == Encoding.WTF_8
        ? new Original(fromWtf8(bytes), new Encoded(bytes, encoding))
        : ofBytes(bytes);
  }

  /// The same with its text changed. Bytes that are no UTF-8 are changed as if each were a
  /// character, so that those that stay are what they were.
  ///
  /// @param change what to do with the text
  /// @return another original; this one if nothing changed
  public Original map(UnaryOperator<String> change) {
    if (encoding() != Encoding.BYTES) {
      String changed = change.apply(text);
      return changed.equals(text) ? this : ofText(changed);
    }
    String before = new String(bytes(), StandardCharsets.ISO_8859_1);
    String changed = change.apply(before);
    if (changed.equals(before)) {
      return this;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(changed.length());
    changed
        .chars()
        .forEach(c -> {
          if (c < 256) {
            out.write(c);
          } else {
            out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
          }
        });
    return ofBytes(out.toByteArray());
  }

  /// The exact bytes. Those of a string are made when first asked for, so that it can be done
  /// aside.
  ///
  /// @return the array itself, not to be changed
  public byte[] bytes() {
    return encoded().bytes;
  }

  private Encoded encoded() {
    Encoded done = encoded;
    if (done == null) {
      done = Encoded.of(text);
      encoded = done;
    }
    return done;
  }

  /// How the bytes relate to the text.
  ///
  /// @return the encoding
  public Encoding encoding() {
    return encoded().encoding;
  }

  /// The text to read.
  ///
  /// @return exact for [Encoding#UTF_8] and [Encoding#WTF_8], with U+FFFD for [Encoding#BYTES]
  public String text() {
    return text;
  }

  /// The bytes as a store keeps them: compressed (RFC 1951). Made when first asked for, so that it
  /// can be done ahead of storing.
  ///
  /// @return the array itself, not to be changed
  public byte[] deflated() {
    byte[] done = deflated;
    if (done == null) {
      done = deflate(bytes());
      deflated = done;
    }
    return done;
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 4));
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] wtf8(String text) {
    byte[] out = new byte[text.length() * 3];
    int n = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        out[n++] = (byte) c;
      } else if (c < 0x800) {
        out[n++] = (byte) (0xC0 | c >> 6);
        out[n++] = tail(c);
      } else if (c < 0x10000) {
        out[n++] = (byte) (0xE0 | c >> 12);
        out[n++] = tail(c >> 6);
        out[n++] = tail(c);
      } else {
        out[n++] = (byte) (0xF0 | c >> 18);
        out[n++] = tail(c >> 12);
        out[n++] = tail(c >> 6);
        out[n++] = tail(c);
      }
    }
    return Arrays.copyOf(out, n);
  }

  /// A continuation byte: the low six bits.
  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private static String fromWtf8(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int b = bytes[i] & 0xFF;
      if (b < 0x80) {
        text.append((char) b);
        i += 1;
      } else if (b < 0xE0) {
        text.append((char) ((b & 0x1F) << 6 | (bytes[i + 1] & 0x3F)));
        i += 2;
      } else if (b < 0xF0) {
        text.append((char) ((b & 0x0F) << 12 | (bytes[i + 1] & 0x3F) << 6 | (bytes[i + 2] & 0x3F)));
        i += 3;
      } else {
        text.appendCodePoint(
            (b & 0x07) << 18
                | (bytes[i + 1] & 0x3F) << 12
                | (bytes[i + 2] & 0x3F) << 6
                | (bytes[i + 3] & 0x3F));
        i += 4;
      }
    }
    return text.toString();
  }
}
