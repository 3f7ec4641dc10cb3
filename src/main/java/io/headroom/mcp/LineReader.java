package io.headroom.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Splits a stream into lines at line feeds, and at nothing else: U+2028, U+0085 or a form feed may
/// stand in a JSON string.
final class LineReader {
  private static final int CHUNK = 1 << 16;
  private static final int KEEP = 1 << 20;

  private final InputStream in;
  private final int limit;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();

  /// A reader.
  ///
  /// @param in the stream
  /// @param limit most bytes of a line
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// The next line.
  ///
  /// @return its bytes without the terminator, or null at the end; what follows the last line feed
  ///   is a line too
  /// @throws TooLong if a line is over the limit or the memory; it has been passed over
  /// @throws IOException if reading fails
  byte @Nullable [] next() throws IOException {
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = ByteScan.lineFeed(chunk, from, to);
      tooLong = tooLong || !append(end - from);
      boolean ended = end < to;
      from = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    if (tooLong) {
      throw new TooLong();
    }
    return any ? take() : null;
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

  private boolean append(int length) {
    if (length > limit - line.size()) {
      line = new ByteArrayOutputStream();
      return false;
    }
    try {
      line.write(chunk, from, length);
      return true;
    } catch (OutOfMemoryError _) {
      line = new ByteArrayOutputStream();
      return false;
    }
  }

  private byte[] take() {
    ByteArrayOutputStream whole = line;
    if (whole.size() > KEEP) {
      line = new ByteArrayOutputStream(); // one large message must not stay in memory for good
      return whole.toByteArray();
    }
    byte[] bytes = whole.toByteArray();
    whole.reset();
    return bytes;
  }

  /// A line that was passed over, since it would not fit.
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }
}
