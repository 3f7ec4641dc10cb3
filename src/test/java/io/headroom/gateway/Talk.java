package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/// The client's side of a server.
final class Talk implements AutoCloseable {
  private final Peer peer;
  private final BufferedReader heard;

  Talk(Peer peer) {
    this.peer = peer;
    this.heard = new BufferedReader(new InputStreamReader(peer.says(), UTF_8));
  }

  void say(String line) throws IOException {
    peer.hears().write((line + "\n").getBytes(UTF_8));
  }

  String hear() throws IOException {
    return String.valueOf(heard.readLine());
  }

  String ask(int id, String method, String params) throws IOException {
    say(Bench.request(id, method, params));
    return hear();
  }

  @Override
  public void close() {
    var _ = peer.end();
  }
}
