package io.headroom.app;

import io.headroom.install.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reaches a server the way a client would, and sees what happens.
final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SHOWN = 3;
  private static final String PROTOCOL = "2025-06-18";
  private static final JsonMapper JSON = JsonMapper.shared();

  private Probe() {}

  /// What happened.
  sealed interface Result {
    /// It answered.
    ///
    /// @param name what it calls itself
    /// @param version its version
    /// @param tools the tools it offers
    /// @param stats what its statistics say; empty if it has none
    /// @param millis from start to its list of tools
    record Connected(
        String name, String version, List<String> tools, Optional<JsonNode> stats, long millis)
        implements Result {}

    /// It did not.
    ///
    /// @param why what went wrong, in one line
    record Failed(String why) implements Result {}
  }

  /// Sends requests.
  private interface Wire {
    JsonNode request(String method, Map<String, ?> params) throws IOException;

    void notify(String method) throws IOException;
  }

  static Result of(Server server) {
    return switch (server) {
      case Server.Local local -> local(local);
      case Server.Remote remote -> remote(remote);
    };
  }

  private static Result talk(Wire wire, long start) throws IOException {
    JsonNode hello =
        wire.request(
            "initialize",
            Map.of(
                "protocolVersion", PROTOCOL,
                "capabilities", Map.of(),
                "clientInfo", Map.of("name", "headroom-status", "version", Version.number())));
    wire.notify("notifications/initialized");
    List<String> tools =
        wire.request("tools/list", Map.of())
            .path("tools")
            .valueStream()
            .map(tool -> tool.path("name").asString(""))
            .toList();
    long millis = (System.nanoTime() - start) / 1_000_000;
    Optional<JsonNode> stats = Optional.empty();
    if (tools.contains("headroom_stats")) {
      JsonNode answer =
          wire.request("tools/call", Map.of("name", "headroom_stats", "arguments", Map.of()));
      stats =
          Optional.of(JSON.readTree(answer.path("content").path(0).path("text").asString("{}")));
    }
    JsonNode info = hello.path("serverInfo");
    return new Result.Connected(
        info.path("name").asString("?"), info.path("version").asString("?"), tools, stats, millis);
  }

  private static Result local(Server.Local server) {
    long start = System.nanoTime();
    List<String> command = new ArrayList<>(List.of(server.command()));
    command.addAll(server.arguments());
    try {
      Path errors = Files.createTempFile("headroom-status-", ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // Looking is no event: the books stay as they are.
        builder.environment().put("HEADROOM_STATS", "memory");
        builder.environment().putAll(server.environment());
        return started(builder.start(), start, errors);
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      return new Result.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static Result started(Process process, long start, Path errors) throws IOException {
    DemoClient client = new DemoClient(process.getInputStream(), process.getOutputStream());
    try {
      return inTime(() -> talk(new StdioWire(client), start));
    } catch (IOException e) {
      return new Result.Failed(reason(process, String.valueOf(e.getMessage()), errors));
    } finally {
      end(process);
    }
  }

  /// What the server says last about itself tells more than that it is gone.
  private static String reason(Process process, String otherwise, Path errors) throws IOException {
    boolean gone = ended(process);
    try (Stream<String> told = Files.lines(errors)) {
      List<String> lines = told.filter(line -> !line.isBlank()).map(String::strip).toList();
      String said =
          lines.isEmpty()
              ? otherwise
              : String.join(" / ", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
      return gone ? "ended with exit code " + process.exitValue() + ": " + said : said;
    }
  }

  /// Whether a process that was given up is at its end, or comes to it at once.
  private static boolean ended(Process process) {
    try {
      return process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A server ends when its client is gone.
  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      if (process.waitFor(2, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException _) {
      // it is gone already, or is ended now
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /// Standard input and output.
  private record StdioWire(DemoClient client) implements Wire {
    @Override
    public JsonNode request(String method, Map<String, ?> params) throws IOException {
      return client.request(method, params);
    }

    @Override
    public void notify(String method) throws IOException {
      client.notify(method);
    }
  }

  private interface Attempt {
    Result get() throws IOException;
  }

  private static Result inTime(Attempt attempt) throws IOException {
    CompletableFuture<Result> result = new CompletableFuture<>();
    Executor aside = Thread::startVirtualThread;
    aside.execute(() -> {
      try {
        result.complete(attempt.get());
      } catch (IOException | RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static Result remote(Server.Remote server) {
    Optional<String> variable = server.tokenVariable();
    Optional<String> token = variable.map(System::getenv);
    if (variable.isPresent() && token.isEmpty()) {
      return new Result.Failed("the environment variable " + variable.get() + " is not set");
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      return talk(new HttpWire(client, URI.create(server.url()), token), System.nanoTime());
    } catch (IOException | IllegalArgumentException e) {
      String message = e.getMessage();
      return new Result.Failed(
          message == null || message.isBlank() ? "cannot reach " + server.url() : message);
    }
  }

  /// Streamable HTTP, as far as asking takes.
  private static final class HttpWire implements Wire {
    private final HttpClient client;
    private final URI url;
    private final Optional<String> token;
    private Optional<String> session = Optional.empty();
    private int requests;

    HttpWire(HttpClient client, URI url, Optional<String> token) {
      this.client = client;
      this.url = url;
      this.token = token;
    }

    @Override
    public JsonNode request(String method, Map<String, ?> params) throws IOException {
      int id = ++requests;
      HttpResponse<InputStream> response =
          send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
      session = response.headers().firstValue("Mcp-Session-Id").or(() -> session);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        if (response.statusCode() != 200) {
          throw new IOException("HTTP " + response.statusCode() + " from " + url);
        }
        boolean events =
            response
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("text/event-stream");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (events && !line.startsWith("data:")) {
            continue;
          }
          String data = (events ? line.substring("data:".length()) : line).strip();
          JsonNode message = data.isEmpty() ? JSON.missingNode() : JSON.readTree(data);
          if (message.path("id").asInt(0) == id) {
            if (message.has("error")) {
              throw new IOException(method + ": " + message.get("error"));
            }
            return message.path("result");
          }
        }
      }
      throw new IOException("no answer to " + method);
    }

    @Override
    public void notify(String method) throws IOException {
      send(Map.of("jsonrpc", "2.0", "method", method)).body().close();
    }

    private HttpResponse<InputStream> send(Map<String, ?> message) throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json, text/event-stream")
              .header("MCP-Protocol-Version", PROTOCOL)
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(message)));
      token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
      session.ifPresent(value -> request.header("Mcp-Session-Id", value));
      try {
        return client.send(request.build(), BodyHandlers.ofInputStream());
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }
}
