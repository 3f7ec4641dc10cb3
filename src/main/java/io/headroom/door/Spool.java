package io.headroom.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An output on its way to its reader, kept in a file until it is whole: of any size, never in
/// memory alone. Where the file cannot be had or gets no larger, the output goes straight on.
public final class Spool implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final OutputStream reader;
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private final AtomicLong size = new AtomicLong();
  private boolean shown;

  /// A spool for a reader.
  ///
  /// @param reader where the output goes in the end; flushed, never closed
  public Spool(OutputStream reader) {
    this(reader, temporary());
  }

  Spool(OutputStream reader, @Nullable Path file) {
    this.reader = reader;
    try {
      out = file == null ? null : Files.newOutputStream(file, StandardOpenOption.WRITE);
      this.file = file;
    } catch (IOException | SecurityException _) {
      out = null;
    }
  }

  private static @Nullable Path temporary() {
    try {
      return Files.createTempFile("headroom-", ".out"); // mode 0600 where there are modes
    } catch (IOException | SecurityException _) {
      return null;
    }
  }

  /// Takes an output until it ends.
  ///
  /// @param in the output
  /// @throws IOException if it cannot be read, or its reader is gone
  public void take(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      take(chunk, n);
    }
    try {
      close(out);
    } catch (IOException _) {
      goOn(); // some file systems say only now that there is no room
    }
  }

  private void take(byte[] chunk, int length) throws IOException {
    OutputStream spooling = out;
    if (spooling != null) {
      try {
        spooling.write(chunk, 0, length);
        size.addAndGet(length);
        return;
      } catch (IOException _) {
        goOn();
      }
    }
    size.addAndGet(length);
    reader.write(chunk, 0, length);
    reader.flush();
  }

  /// Gives its reader what is in the file, and all that comes as it comes.
  private void goOn() throws IOException {
    out = null;
    copy();
    delete();
  }

  /// How much came so far.
  ///
  /// @return bytes
  public long size() {
    return size.get();
  }

  /// The file with the whole output.
  ///
  /// @return null where it was given to its reader already
  public @Nullable Path file() {
    return file;
  }

  /// Gives its reader the output as it came, unless that was done already.
  ///
  /// @throws IOException if the file cannot be read, or the reader is gone
  public void show() throws IOException {
    if (file != null && !shown) {
      shown = true;
      copy();
    }
  }

  /// Gives its reader something instead of the output.
  ///
  /// @param shorter what
  /// @throws IOException if the reader is gone
  public void show(byte[] shorter) throws IOException {
    shown = true;
    reader.write(shorter);
    reader.flush();
  }

  private void copy() throws IOException {
    Path spooled = file;
    if (spooled == null) {
      return;
    }
    try (InputStream in = Files.newInputStream(spooled)) {
      byte[] chunk = new byte[CHUNK];
      // Not to the end: a write that failed may have left a part there.
      for (long left = size.get(); left > 0; ) {
        int n = in.read(chunk, 0, (int) Math.min(left, chunk.length));
        if (n < 0) {
          break;
        }
        reader.write(chunk, 0, n);
        left -= n;
      }
    }
    reader.flush();
  }

  private void delete() {
    try {
      Path spooled = file;
      file = null;
      if (spooled != null && Files.isRegularFile(spooled)) {
        Files.deleteIfExists(spooled);
      }
    } catch (IOException | SecurityException _) {
      // the system clears its directory of temporary files itself
    }
  }

  private static void close(@Nullable OutputStream out) throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /// Removes the file.
  @Override
  public void close() {
    delete();
  }
}
