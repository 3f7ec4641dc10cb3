package io.headroom.mcp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at bytes eight at a time. A server of a session runs without the JVM's best compiler,
/// which would do so by itself.
final class ByteScan {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * LOW_BITS;
  private static final long SPACES = ' ' * LOW_BITS;
  private static final long QUOTES = '"' * LOW_BITS;
  private static final long BACKSLASHES = '\\' * LOW_BITS;

  private ByteScan() {}

  /// Where the next line feed is.
  ///
  /// @param bytes where to look
  /// @param from the first byte to look at
  /// @param to behind the last
  /// @return its index, or `to` without one
  static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at) ^ LINE_FEEDS;
      long zeros = (word - LOW_BITS) & ~word & HIGH_BITS; // its lowest bit marks the first
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /// Where the next byte beyond ASCII is.
  ///
  /// @param bytes where to look
  /// @param from the first byte to look at
  /// @return its index, or the length without one
  static int beyondAscii(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length && ((long) WORD.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /// Copies eight bytes of a JSON string.
  ///
  /// @param from where they are read, with eight of them there
  /// @param to where they go, with room for eight
  /// @return how many of them stand for themselves, up to the first quote, backslash or control
  ///   character; those behind are copied but mean nothing
  static int plain(byte[] in, int from, byte[] out, int to) {
    long word = (long) WORD.get(in, from);
    WORD.set(out, to, word);
    long special =
        (word - SPACES | (word ^ QUOTES) - LOW_BITS | (word ^ BACKSLASHES) - LOW_BITS)
            & ~word
            & HIGH_BITS;
    return Long.numberOfTrailingZeros(special) >>> 3;
  }
}
