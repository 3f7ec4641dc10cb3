package io.headroom.app;

import com.google.errorprone.annotations.FormatMethod;
import io.headroom.app.DemoClient.Answer;
import io.headroom.door.HookDoor;
import io.headroom.mcp.McpServer;
import io.headroom.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `headroom demo`: the main job, done before one's eyes by an MCP client and the server in one
/// process.
@Command(
    name = "demo",
    description = "Compresses real files over MCP, asks a question, gets an original back.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int EXCERPT_LINES = 14;
  private static final int EXCERPT_COLUMNS = 110;
  private static final String LOG = "ci-build.log";
  private static final String QUESTION = "Why does the import test fail?";

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data =
        Path.of(
                Objects.requireNonNullElse(System.getProperty("headroom.dist"), "."),
                "examples",
                "data")
            .toRealPath();
    // Not java.io's piped streams: those take a message's own thread for the writer and call it
    // dead when it ends.
    Pipe toServer = Pipe.open();
    Pipe toClient = Pipe.open();
    OutputStream ask = Channels.newOutputStream(toServer.sink());
    InputStream heard = Channels.newInputStream(toServer.source());
    OutputStream answer = Channels.newOutputStream(toClient.sink());
    McpServer.Options options = new McpServer.Options(Version.number(), List.of(data));
    ServerParts parts = new ServerParts(Stores.MEMORY, Ledgers::inMemory, false, false);
    Thread server = Thread.ofVirtual().start(() -> serve(heard, answer, parts, options));
    show(new DemoClient(Channels.newInputStream(toClient.source()), ask), data);
    ask.close();
    server.join();
    return 0;
  }

  private static void serve(
      InputStream in, OutputStream out, ServerParts parts, McpServer.Options options) {
    try {
      McpServer.serve(in, out, parts.tools(new HookDoor(Optional.empty())), options);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(DemoClient client, Path data) throws IOException {
    long start = System.nanoTime();
    var _ =
        client.request(
            "initialize",
            Map.of(
                "protocolVersion", "2025-11-25",
                "capabilities", Map.of(),
                "clientInfo", Map.of("name", "headroom-demo", "version", Version.number())));
    client.notify("notifications/initialized");
    JsonNode tools = client.request("tools/list", Map.of()).get("tools");
    say("An MCP client and the server talk in this process, the way they would over stdio.");
    say("");
    say(
        "  handshake and tools/list: %s tools, %s ms",
        tools.size(), (System.nanoTime() - start) / 1_000_000);
    say("");
    say("headroom_compress (the first call also loads the tokenizer)");
    Answer log = compress(client, data.resolve(LOG));
    for (String file : List.of("films.json", "issues.json", "guide.md")) {
      compress(client, data.resolve(file));
    }
    say("");
    say("What the model reads instead of %s, where the first test suite fails:", LOG);
    excerpt(log.text().substring(Math.max(0, log.text().indexOf("FAIL "))));
    ask(client, log);
    whole(client, log, data.resolve(LOG));
    JsonNode stats = client.call("headroom_stats", Map.of()).facts();
    say(
        "headroom_stats: %,d tokens saved, %,d net of what was retrieved and of the tools' own cost",
        stats.path("tokens_saved").asInt(), stats.path("net_tokens_saved").asInt());
  }

  private Answer compress(DemoClient client, Path file) throws IOException {
    Answer answer = client.call("headroom_compress", Map.of("path", file.toString()));
    JsonNode facts = answer.facts();
    say(
        "  %-14s %8s  %7s -> %6s tokens  %5.1f %% saved  %5d ms",
        String.valueOf(file.getFileName()),
        size(file),
        String.format(Locale.ROOT, "%,d", facts.get("original_tokens").asInt()),
        String.format(Locale.ROOT, "%,d", facts.get("compressed_tokens").asInt()),
        facts.get("savings_percent").asDouble(),
        answer.millis());
    return answer;
  }

  private void ask(DemoClient client, Answer log) throws IOException {
    Answer answer =
        client.call(
            "headroom_retrieve",
            Map.of(
                "hash", log.facts().get("hash").asString(), "query", QUESTION, "max_tokens", 800));
    say(
        "headroom_retrieve, query \"%s\": %,d tokens, %s ms",
        QUESTION, Tokens.o200k().count(answer.text()), answer.millis());
    excerpt(answer.text());
  }

  private void whole(DemoClient client, Answer log, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, Object> arguments =
        new HashMap<>(Map.of("hash", log.facts().get("hash").asString()));
    long start = System.nanoTime();
    int pages = 0;
    JsonNode cursor;
    do {
      Answer page = client.call("headroom_retrieve", arguments);
      text.append(page.text());
      cursor = page.facts().get("next_cursor");
      if (cursor != null) {
        arguments.put("cursor", cursor.asString());
      }
      pages++;
    } while (cursor != null);
    long millis = (System.nanoTime() - start) / 1_000_000;
    byte[] back = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(back, Files.readAllBytes(file))) {
      throw new IOException("what came back is not " + file);
    }
    say(
        "headroom_retrieve, the whole: %,d bytes in %s pages, %s ms, equal to %s byte for byte",
        back.length, pages, millis, LOG);
  }

  private void excerpt(String text) {
    text.lines()
        .limit(EXCERPT_LINES)
        .map(line ->
            line.length() <= EXCERPT_COLUMNS ? line : line.substring(0, EXCERPT_COLUMNS - 1) + "…")
        .forEach(line -> say("  | %s", line));
    say("  | (%s lines in all)", text.lines().count());
    say("");
  }

  private static String size(Path file) throws IOException {
    return String.format(Locale.ROOT, "%,d KB", Files.size(file) / 1000);
  }

  @FormatMethod
  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
