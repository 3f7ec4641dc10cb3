package io.headroom.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Cuts what is written into lines. A line too long to be kept makes writing fail.
public final class LineSink extends OutputStream {
  /// Bytes of the longest line.
  public static final int MOST_BYTES = 64 << 20;

  private final Consumer<byte[]> lines;
  private final int mostBytes;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /// A sink.
  ///
  /// @param lines takes each line without its terminator; what stands behind the last is no line
  public LineSink(Consumer<byte[]> lines) {
    this(lines, MOST_BYTES);
  }

  LineSink(Consumer<byte[]> lines, int mostBytes) {
    this.lines = lines;
    this.mostBytes = mostBytes;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int at, int length) throws IOException {
    int from = at;
    for (int i = at; i < at + length; i++) {
      if (bytes[i] == '\n') {
        keep(bytes, from, i - from);
        from = i + 1;
        byte[] line = begun.toByteArray();
        begun.reset();
        lines.accept(line);
      }
    }
    keep(bytes, from, at + length - from);
  }

  private void keep(byte[] bytes, int from, int length) throws IOException {
    if (length > mostBytes - begun.size()) {
      LoggerFactory.getLogger(LineSink.class)
          .warn("a line is longer than {} bytes: its connection is given up", mostBytes);
      throw new IOException("a line is longer than " + mostBytes + " bytes");
    }
    begun.write(bytes, from, length);
  }
}
