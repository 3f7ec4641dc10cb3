package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.mcp.LinePipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;

/// A server that is played by the test.
final class Desk implements Server, Peer {
  private final LinePipe up = new LinePipe();
  private final LinePipe down = new LinePipe();
  private final BufferedReader heard = new BufferedReader(new InputStreamReader(up.out(), UTF_8));

  @Override
  public Peer open() {
    return this;
  }

  @Override
  public InputStream says() {
    return down.out();
  }

  @Override
  public OutputStream hears() {
    return up.in();
  }

  @Override
  public int end() {
    return 3;
  }

  String hear() throws IOException {
    return String.valueOf(heard.readLine());
  }

  void say(String line) throws IOException {
    down.in().write((line + "\n").getBytes(UTF_8));
  }

  /// Answers what it hears next.
  ///
  /// @param result JSON
  /// @return what it heard
  String answer(String result) throws IOException {
    String line = hear();
    String id = Bench.json(line).path("id").toString();
    say("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}".formatted(id, result));
    return line;
  }

  void leave() throws IOException {
    down.in().close();
  }
}
