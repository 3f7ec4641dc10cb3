package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events (HTML Living Standard, section 9.2.6) whose data are JSON messages.
final class EventStream {
  private static final int CHUNK = 1 << 14;

  private final InputStream in;
  private final int mostBytes;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private boolean afterReturn;
  private boolean begun;

  /// An event.
  ///
  /// @param id its id; null without
  /// @param message the message on one line, without terminator; empty where there is none
  /// @param retryMillis how long to wait before connecting again; negative if it does not say
  record Event(@Nullable String id, byte[] message, long retryMillis) {}

  /// A stream.
  ///
  /// @param in its bytes
  /// @param mostBytes longest line and longest data taken
  EventStream(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /// The next event. What is left at the end without the blank line that ends an event is none.
  ///
  /// @return it; null at the end
  /// @throws IOException if reading fails, or an event is too long
  @Nullable Event next() throws IOException {
    String id = null;
    long retry = -1;
    boolean ours = true;
    boolean any = false;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] line = line(); line != null; line = line()) {
      if (line.length == 0) {
        if (any) {
          return new Event(id, ours ? data.toByteArray() : new byte[0], retry);
        }
        continue;
      }
      int colon = colon(line);
      int value = colon + 1 < line.length && line[colon + 1] == ' ' ? colon + 2 : colon + 1;
      value = Math.min(value, line.length);
      any |= colon > 0; // a comment is no event
      switch (new String(line, 0, colon, UTF_8)) {
        case "data" -> {
          if (data.size() > 0) {
            data.write(' '); // outside of strings, where JSON has line ends, it is the same
          }
          data.write(line, value, line.length - value);
          if (data.size() > mostBytes) {
            throw new IOException("an event is longer than " + mostBytes + " bytes");
          }
        }
        case "id" -> id = new String(line, value, line.length - value, UTF_8);
        case "event" ->
            ours = new String(line, value, line.length - value, UTF_8).equals("message");
        case "retry" -> retry = millis(new String(line, value, line.length - value, UTF_8));
        default -> {}
      }
    }
    return null;
  }

  private static int colon(byte[] line) {
    for (int i = 0; i < line.length; i++) {
      if (line[i] == ':') {
        return i;
      }
    }
    return line.length;
  }

  private static long millis(String digits) {
    return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : -1;
  }

  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill()) {
      if (afterReturn && chunk[from] == '\n') {
        from++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int end = from;
      while (end < to && chunk[end] != '\n' && chunk[end] != '\r') {
        end++;
      }
      line.write(chunk, from, end - from);
      if (line.size() > mostBytes) {
        throw new IOException("an event is longer than " + mostBytes + " bytes");
      }
      from = end;
      if (end < to) {
        afterReturn = chunk[end] == '\r';
        from++;
        return withoutMark(line.toByteArray());
      }
    }
    return null;
  }

  private byte[] withoutMark(byte[] line) {
    boolean marked =
        !begun
            && line.length >= 3
            && line[0] == (byte) 0xef
            && line[1] == (byte) 0xbb
            && line[2] == (byte) 0xbf;
    begun = true;
    return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
  }

  private boolean fill() throws IOException {
    if (from < to) {
      return true;
    }
    from = 0;
    to = in.read(chunk);
    return to > 0;
  }
}
