package io.headroom.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Bytes from one thread to another, as two streams: what is a message per line for a process's
/// standard streams is so for servers and clients inside this one. A writer waits while the reader
/// is far behind. The JDK's own pipe asks which threads are alive and polls; this one only waits.
public final class LinePipe {
  /// How far a writer may be ahead; one piece longer than that still goes through.
  private static final int MOST_AHEAD = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
  private final InputStream out = new Out();
  private final OutputStream in = new In();
  private int waiting;
  private byte @Nullable [] first;
  private int from;
  private boolean ended;
  private boolean broken;

  /// An open pipe.
  public LinePipe() {}

  /// Where it is written to. Closing it ends the stream behind what was written.
  ///
  /// @return always the same stream
  public OutputStream in() {
    return in;
  }

  /// Where it is read from. Closing it makes writing fail.
  ///
  /// @return always the same stream
  public InputStream out() {
    return out;
  }

  private void write(byte[] piece) throws IOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      while (waiting >= MOST_AHEAD && !broken && !ended) {
        changed.await();
      }
      if (broken || ended) {
        throw new IOException("nobody reads any more");
      }
      pieces.add(piece);
      waiting += piece.length;
      changed.signalAll();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private int read(byte[] into, int at, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      while (first == null) {
        first = pieces.poll();
        from = 0;
        if (first == null) {
          if (ended || broken) {
            return -1;
          }
          changed.await();
        }
      }
      byte[] piece = first;
      int length = Math.min(most, piece.length - from);
      System.arraycopy(piece, from, into, at, length);
      from += length;
      waiting -= length;
      if (from == piece.length) {
        first = null;
      }
      changed.signalAll();
      return length;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private void finish(boolean readerGone) {
    lock.lock();
    try {
      broken |= readerGone;
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  private final class In extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      LinePipe.this.write(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
      if (length > 0) {
        byte[] piece = new byte[length];
        System.arraycopy(bytes, at, piece, 0, length);
        LinePipe.this.write(piece);
      }
    }

    @Override
    public void close() {
      finish(false);
    }
  }

  private final class Out extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return LinePipe.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      return LinePipe.this.read(into, at, most);
    }

    @Override
    public void close() {
      finish(true);
    }
  }
}
