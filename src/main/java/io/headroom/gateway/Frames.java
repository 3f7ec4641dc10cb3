package io.headroom.gateway;

import io.headroom.mcp.LineSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Splits a stream into lines and keeps their terminators, so that what is joined again is the
/// stream. A line too long to be looked into comes in pieces.
final class Frames {
  /// Bytes up to which a line is looked into.
  static final int MOST_BYTES = LineSink.MOST_BYTES;

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final int mostBytes;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private boolean inside;

  /// A part of the stream.
  ///
  /// @param bytes what was read, at least one byte
  /// @param whole whether it is a line, from its beginning to its terminator or the stream's end
  record Frame(byte[] bytes, boolean whole) {}

  Frames(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /// The next part.
  ///
  /// @return it, or null at the end
  /// @throws IOException if reading fails
  @Nullable Frame next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean begun = inside;
    while (line.size() < mostBytes && fill()) {
      int end = from;
      while (end < to && chunk[end] != '\n') {
        end++;
      }
      boolean ended = end < to;
      int next = ended ? end + 1 : end;
      line.write(chunk, from, next - from);
      from = next;
      if (ended) {
        inside = false;
        return new Frame(line.toByteArray(), !begun);
      }
    }
    if (line.size() == 0) {
      return null;
    }
    inside = line.size() >= mostBytes;
    return new Frame(line.toByteArray(), !begun && !inside);
  }

  private boolean fill() throws IOException {
    if (from < to) {
      return true;
    }
    if (to >= 0) { // a terminal would read on after its end
      from = 0;
      to = in.read(chunk);
    }
    return to > 0;
  }
}
