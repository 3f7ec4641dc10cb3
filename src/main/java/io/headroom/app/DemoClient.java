package io.headroom.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small MCP client: asks one thing at a time and waits for the answer.
final class DemoClient {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final BufferedReader in;
  private final OutputStream out;
  private int requests;

  DemoClient(InputStream in, OutputStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  /// Sends a request and waits for its answer.
  ///
  /// @return the result
  /// @throws IOException if the server answers with an error or not at all
  JsonNode request(String method, Map<String, ?> params) throws IOException {
    int id = ++requests;
    send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    while (true) {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("the server ended before it answered " + method);
      }
      JsonNode message = JSON.readTree(line);
      if (message.path("id").asInt(0) != id) {
        continue; // progress of a long call
      }
      if (message.has("error")) {
        throw new IOException(method + ": " + message.get("error"));
      }
      return message.get("result");
    }
  }

  /// Sends what expects no answer.
  void notify(String method) throws IOException {
    send(Map.of("jsonrpc", "2.0", "method", method));
  }

  /// Calls a tool.
  ///
  /// @return the text it gave the model, and the facts behind it
  Answer call(String tool, Map<String, ?> arguments) throws IOException {
    long start = System.nanoTime();
    JsonNode result = request("tools/call", Map.of("name", tool, "arguments", arguments));
    long millis = (System.nanoTime() - start) / 1_000_000;
    JsonNode content = result.get("content");
    String text = content.get(0).get("text").asString();
    if (result.path("isError").asBoolean(false)) {
      throw new IOException(tool + ": " + text);
    }
    JsonNode facts =
        JSON.readTree(content.size() > 1 ? content.get(1).get("text").asString() : text);
    return new Answer(text, facts, millis);
  }

  private void send(Map<String, ?> message) throws IOException {
    out.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// What a tool answered.
  ///
  /// @param text the first block, what a model reads
  /// @param facts the JSON behind it
  /// @param millis from request to answer
  record Answer(String text, JsonNode facts, long millis) {}
}
