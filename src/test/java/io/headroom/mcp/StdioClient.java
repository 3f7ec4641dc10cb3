package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a server in the same JVM, over streams without a bound: neither side ever waits to
/// write.
final class StdioClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> fromServer = new LinkedBlockingQueue<>();
  private final Thread server;

  StdioClient(Tools tools) {
    this(tools, List.of(), StdioTransport.MAX_LINE_BYTES);
  }

  StdioClient(Tools tools, List<Path> roots, int maxLineBytes) {
    McpServer.Options options = new McpServer.Options("1.2.3", roots);
    StdioTransport transport =
        new StdioTransport(
            new Input(),
            new Output(),
            McpServer.dispatcher(tools, options),
            new Session(roots),
            maxLineBytes);
    this.server =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                transport.run(Duration.ofSeconds(30));
              } catch (InterruptedException _) {
                // the test is over
              }
            });
  }

  /// Sends a line as it is.
  StdioClient line(String line) {
    return bytes((line + "\n").getBytes(UTF_8));
  }

  StdioClient bytes(byte[] bytes) {
    toServer.add(bytes);
    return this;
  }

  /// Sends a request without the metadata of the stateless era.
  StdioClient request(int id, String method, String params) {
    return line(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
  }

  StdioClient call(int id, String tool, String arguments) {
    return request(
        id, "tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
  }

  StdioClient notification(String method, String params) {
    return line("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  /// Ends the input.
  StdioClient end() {
    toServer.add(END);
    return this;
  }

  /// The next message, as it was written.
  String nextLine() {
    try {
      String line = fromServer.poll(60, TimeUnit.SECONDS);
      assertThat(line).as("a message from the server").isNotNull();
      return Objects.requireNonNull(line);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode next() {
    return JSON.readTree(nextLine());
  }

  /// The text of the next message's first block.
  String nextText() {
    return next().at("/result/content/0/text").asString();
  }

  /// Ends the input and takes what is still to come until the server has stopped.
  List<JsonNode> rest() {
    end();
    try {
      assertThat(server.join(Duration.ofSeconds(60))).as("the server stops").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<String> lines = new ArrayList<>();
    fromServer.drainTo(lines);
    return lines.stream().map(JSON::readTree).toList();
  }

  @Override
  public void close() {
    end();
    server.interrupt();
  }

  private final class Input extends InputStream {
    private byte[] chunk = {};
    private int at;

    @Override
    public int read() {
      throw new UnsupportedOperationException("the server reads in chunks");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        if (at == chunk.length) {
          chunk = toServer.take();
          at = 0;
        }
        int taken = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, taken);
        at += taken;
        return taken == 0 ? -1 : taken;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private final class Output extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      if (b == '\n') {
        fromServer.add(line.toString(UTF_8));
        line.reset();
      } else {
        line.write(b);
      }
    }
  }
}
