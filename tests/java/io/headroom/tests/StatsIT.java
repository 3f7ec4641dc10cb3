package io.headroom.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.headroom.tests.Launcher.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The books against a count of one's own: tokens of what went in and what came out over the wire.
class StatsIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Encoding O200K =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  private static final Path DATA = Path.of("examples", "data").toAbsolutePath();
  private static final List<String> FILES =
      List.of("ci-build.log", "films.json", "issues.json", "guide.md");

  @TempDir private Path home;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void addUpToWhatWentOverTheWire() throws IOException {
    long in = 0;
    long out = 0;
    long returned = 0;
    int compressions = 0;
    int retrievals = 0;
    long announced;
    JsonNode told;
    try (Client client = new Client(Map.of())) {
      announced = client.announcement();
      for (int round = 0; round < 3; round++) {
        for (String file : FILES) {
          List<String> answer =
              client.call(
                  "headroom_compress",
                  Map.of(
                      "path",
                      DATA.resolve(file).toString(),
                      "query",
                      round == 0 ? "" : "error " + round));
          in += tokens(Files.readString(DATA.resolve(file)));
          out += tokens(answer);
          compressions++;
          String hash = JSON.readTree(answer.get(1)).get("hash").asString();
          if (round > 0) {
            returned +=
                tokens(client.call("headroom_retrieve", Map.of("hash", hash, "query", "timeout")));
            retrievals++;
          }
        }
        List<String> small = client.call("headroom_compress", Map.of("content", "all is well"));
        in += tokens("all is well");
        out += tokens(small);
        compressions++;
      }
      told = JSON.readTree(client.call("headroom_stats", Map.of()).getFirst());
    }
    JsonNode read = JSON.readTree(headroom("stats", "--format", "json").out());
    for (JsonNode stats : List.of(told, read)) {
      assertThat(stats.get("compressions").asInt()).isEqualTo(compressions);
      assertThat(stats.get("retrievals").asInt()).isEqualTo(retrievals);
      assertThat(stats.get("total_input_tokens").asLong()).isEqualTo(in);
      assertThat(stats.get("total_output_tokens").asLong()).isEqualTo(out);
      assertThat(stats.get("tokens_saved").asLong()).isEqualTo(in - out);
      assertThat(stats.get("tokens_returned_by_retrievals").asLong()).isEqualTo(returned);
      assertThat(stats.get("schema_tokens").asLong()).isEqualTo(announced);
      assertThat(stats.get("net_tokens_saved").asLong()).isEqualTo(in - out - returned - announced);
    }
    assertThat(read.get("by_kind").get("log").get("compressions").asInt()).isEqualTo(3);
    assertThat(read.get("damaged_lines").asInt()).isZero();
  }

  @Test
  void anObservedServerChangesNothingAndGetsAVerdict() throws IOException {
    Path log = DATA.resolve("ci-build.log");
    try (Client client = new Client(Map.of("HEADROOM_MODE", "observe"))) {
      for (int i = 0; i < 20; i++) {
        List<String> answer = client.call("headroom_compress", Map.of("path", log.toString()));
        assertThat(answer.getFirst()).isEqualTo(Files.readString(log));
      }
    }
    JsonNode stats = JSON.readTree(headroom("stats", "--format", "json").out());
    assertThat(stats.get("compressions").asInt()).isZero();
    assertThat(stats.get("observed").get("compressions").asInt()).isEqualTo(20);
    assertThat(headroom("report").text())
        .containsPattern("mcp it +log +20 .* on\n")
        .contains("assumed 0.25 retrievals");
    Path page = home.resolve("report.html");
    assertThat(headroom("report", "--html", page.toString()).exit()).isZero();
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("</html>");
  }

  @Test
  void aSubAgentIsAnotherProcessOfTheSession() throws IOException {
    Path file = DATA.resolve("films.json");
    try (Client main = new Client(Map.of("HEADROOM_SESSION", "one"));
        Client other = new Client(Map.of("HEADROOM_SESSION", "two"))) {
      try (Client sub = new Client(Map.of("HEADROOM_SESSION", "one"))) {
        var _ = sub.call("headroom_compress", Map.of("path", file.toString()));
      }
      var _ = other.call("headroom_compress", Map.of("path", file.toString()));
      var _ = main.call("headroom_compress", Map.of("path", file.toString()));
      JsonNode stats = JSON.readTree(main.call("headroom_stats", Map.of()).getFirst());
      assertThat(stats.get("compressions").asInt()).isEqualTo(1);
      assertThat(stats.get("sub_agents").get("compressions").asInt()).isEqualTo(1);
      assertThat(stats.get("combined").get("total_compressions").asInt()).isEqualTo(2);
    }
  }

  @Test
  void theCommandLineIsInTheBooksToo() {
    assertThat(headroom("compress", DATA.resolve("guide.md").toString()).exit()).isZero();
    Run table = headroom("stats", "--since", "1d");
    assertThat(table.exit()).isZero();
    assertThat(table.text()).contains("tokens offered in 1 text", "cli").doesNotContain("\033[");
    assertThat(headroom("stats", "--by", "tool", "--format", "csv").text())
        .startsWith("tool,")
        .contains("\"cli\",1,1,0,");
    assertThat(headroom("stats", "--since", "soon").exit()).isEqualTo(2);
  }

  private Run headroom(String... args) {
    return Launcher.runAt(home, new byte[0], args);
  }

  private static long tokens(List<String> blocks) {
    return blocks.stream().mapToLong(StatsIT::tokens).sum();
  }

  private static long tokens(String text) {
    return O200K.countTokensOrdinary(text);
  }

  /// A client that asks one thing at a time.
  private final class Client implements AutoCloseable {
    private final Process server;
    private final BufferedReader answers;
    private final long announcement;
    private int requests;

    Client(Map<String, String> environment) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              Launcher.program().toString(), "mcp", "serve", "--root", DATA.toString());
      builder.environment().put("HEADROOM_HOME", home.toString());
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      server = builder.start();
      started.add(server);
      answers = server.inputReader(UTF_8);
      var _ =
          request(
              "initialize",
              Map.of(
                  "protocolVersion", "2025-06-18",
                  "capabilities", Map.of(),
                  "clientInfo", Map.of("name", "it", "version", "1")));
      announcement = announced(request("tools/list", Map.of()).get("tools"));
    }

    /// What a model reads of a tool: its name, what it is for, what it takes.
    private static long announced(JsonNode tools) {
      long sum = 0;
      for (JsonNode tool : tools) {
        sum +=
            tokens(
                "{\"name\":%s,\"description\":%s,\"input_schema\":%s}"
                    .formatted(tool.get("name"), tool.get("description"), tool.get("inputSchema")));
      }
      return sum;
    }

    long announcement() {
      return announcement;
    }

    List<String> call(String tool, Map<String, ?> arguments) throws IOException {
      JsonNode result = request("tools/call", Map.of("name", tool, "arguments", arguments));
      assertThat(result.path("isError").asBoolean(false)).as("%s", result).isFalse();
      return result
          .get("content")
          .valueStream()
          .map(block -> block.get("text").asString())
          .toList();
    }

    private JsonNode request(String method, Map<String, ?> params) throws IOException {
      Map<String, ?> message =
          Map.of("jsonrpc", "2.0", "id", ++requests, "method", method, "params", params);
      OutputStream in = server.getOutputStream();
      in.write((JSON.writeValueAsString(message) + "\n").getBytes(UTF_8));
      in.flush();
      return JSON.readTree(answers.readLine()).get("result");
    }

    @Override
    public void close() throws IOException {
      server.getOutputStream().close();
      try {
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
