package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Policy;
import io.headroom.ledger.Event;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.MemoryLedger;
import io.headroom.ledger.Summary;
import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.Originals;
import io.headroom.pipeline.Headroom;
import io.headroom.retrieve.Retriever;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.store.OriginalStore;
import io.headroom.text.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client and a server with a gateway between them; the test plays both.
final class Bench implements AutoCloseable {
  static final Gateway.Settings SETTINGS = settings(Policy.USUAL);

  static Gateway.Settings settings(Policy policy) {
    return new Gateway.Settings(
        "fix", "1.2.3", 200, Set.of("exact"), false, Duration.ofMinutes(1), policy);
  }

  final Side client;
  final Side server;
  final List<Event> events = new CopyOnWriteArrayList<>();
  private final Thread gateway;

  Bench() throws IOException {
    this(SETTINGS, new MemoryStore(MemoryStore.DEFAULT_MAX_BYTES, MemoryStore.DEFAULT_TTL));
  }

  Bench(Gateway.Settings settings, OriginalStore store) throws IOException {
    Pipe clientSays = Pipe.open();
    Pipe clientHears = Pipe.open();
    Pipe serverSays = Pipe.open();
    Pipe serverHears = Pipe.open();
    client = new Side(clientHears, clientSays);
    server = new Side(serverHears, serverSays);
    InstantSource clock = InstantSource.system();
    HeadroomTools.Parts parts =
        new HeadroomTools.Parts(
            new Headroom(store, Tokens.o200k()),
            new Retriever(store, Tokens.o200k()),
            store,
            new Recorder(new MemoryLedger(clock)),
            Tokens.o200k(),
            clock,
            Path.of("/"),
            settings.observing());
    Gateway between = new Gateway(() -> parts, Originals.ALL, settings);
    gateway =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (OutputStream toClient = Channels.newOutputStream(clientHears.sink())) {
                between.run(
                    Channels.newInputStream(clientSays.source()),
                    toClient,
                    Channels.newInputStream(serverSays.source()),
                    Channels.newOutputStream(serverHears.sink()));
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /// Lets the client call a tool and the server answer.
  ///
  /// @param arguments the call's arguments, JSON
  /// @param result what the server answers, JSON
  /// @return the line the client gets
  String call(String tool, String arguments, String result) throws IOException {
    client.say(request(7, "tools/call", call(tool, arguments)));
    server.hear();
    server.say("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":" + result + "}");
    return client.hear();
  }

  static String call(String tool, String arguments) {
    return "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments);
  }

  static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }

  static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /// Waits until the gateway has ended; the server must have said its last.
  void ended() {
    try {
      assertThat(gateway.join(Duration.ofSeconds(60))).as("the gateway ends").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    client.end();
    server.end();
    ended();
  }

  /// One end of the line.
  static final class Side {
    private final InputStream in;
    private final OutputStream out;

    Side(Pipe hears, Pipe says) {
      in = Channels.newInputStream(hears.source());
      out = Channels.newOutputStream(says.sink());
    }

    void say(String line) throws IOException {
      write((line + "\n").getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    void end() throws IOException {
      out.close();
    }

    /// The next line without its terminator.
    String hear() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        assertThat(b).as("a line").isNotNegative();
        line.write(b);
      }
      return line.toString(UTF_8);
    }

    byte[] rest() throws IOException {
      return in.readAllBytes();
    }
  }

  private final class Recorder implements Ledger {
    private final Ledger ledger;

    Recorder(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void record(Event event) {
      events.add(event);
      ledger.record(event);
    }

    @Override
    public Summary summary() {
      return ledger.summary();
    }

    @Override
    public Optional<Event.Compressed> explain(Hash hash) {
      return ledger.explain(hash);
    }
  }
}
