package io.headroom.mcp;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/// Cuts what is written into lines.
public final class LineSink extends OutputStream {
  private final Consumer<byte[]> lines;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /// A sink.
  ///
  /// @param lines takes each line without its terminator; what stands behind the last is no line
  public LineSink(Consumer<byte[]> lines) {
    this.lines = lines;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int at, int length) {
    int from = at;
    for (int i = at; i < at + length; i++) {
      if (bytes[i] == '\n') {
        begun.write(bytes, from, i - from);
        from = i + 1;
        byte[] line = begun.toByteArray();
        begun.reset();
        lines.accept(line);
      }
    }
    begun.write(bytes, from, at + length - from);
  }
}
