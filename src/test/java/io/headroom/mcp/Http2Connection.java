package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/// Just enough of HTTP/2 to say what clients cannot be made to say.
final class Http2Connection implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int CANCEL = 8;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final HpackDecoder hpack = new HpackDecoder(16_384, System::nanoTime);
  private int stream = -1;

  Http2Connection(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /// Sends a message and waits for the answer: status and body.
  String post(String authority, String path, String json, String... more) throws IOException {
    send(authority, path, json, more);
    return answer();
  }

  void send(String authority, String path, String json, String... more) throws IOException {
    stream += 2;
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    field(block, ":method", "POST");
    field(block, ":scheme", "http");
    field(block, ":authority", authority);
    field(block, ":path", path);
    field(block, "content-type", "application/json");
    for (int i = 0; i < more.length; i += 2) {
      field(block, more[i], more[i + 1]);
    }
    frame(HEADERS, END_HEADERS, stream, block.toByteArray());
    frame(DATA, END_STREAM, stream, json.getBytes(UTF_8));
  }

  /// Takes the last request back.
  void cancel() throws IOException {
    frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL});
  }

  private String answer() throws IOException {
    StringBuilder answer = new StringBuilder();
    while (true) {
      int head = in.readInt();
      int type = head & 0xff;
      int flags = in.readUnsignedByte();
      int id = in.readInt();
      byte[] payload = in.readNBytes(head >>> 8);
      if (id != stream) {
        continue;
      }
      switch (type) {
        case HEADERS -> answer.append(status(payload)).append(' ');
        case DATA -> answer.append(new String(payload, UTF_8));
        case RST_STREAM -> throw new IOException("reset after " + answer);
        default -> {}
      }
      if ((flags & END_STREAM) != 0) {
        return answer.toString();
      }
    }
  }

  private int status(byte[] block) throws IOException {
    try {
      return ((MetaData.Response) hpack.decode(ByteBuffer.wrap(block))).getStatus();
    } catch (HpackException.SessionException | HpackException.StreamException e) {
      throw new IOException(e);
    }
  }

  /// A field in its longest form, which needs no tables.
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : new String[] {name, value}) {
      block.write(text.length());
      block.writeBytes(text.getBytes(US_ASCII));
    }
  }

  private void frame(int type, int flags, int id, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(id).put(payload);
    out.write(frame.array());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
