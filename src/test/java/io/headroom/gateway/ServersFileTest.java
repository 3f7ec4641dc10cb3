package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersFileTest {
  @TempDir private Path directory;

  private Server read(String json) throws IOException {
    Path file = Files.writeString(directory.resolve("servers.json"), json);
    return new ServersFile(Map.of("KEY", "abc"), "1").read(file);
  }

  @Test
  void readsProgramsAndAddresses() throws IOException {
    Server server =
        read(
            """
            {"mcpServers": {
              "files": {"command": "node", "args": ["${HOME:-/x}/f.js"], "env": {"K": "${KEY}"}},
              "web": {"type": "http", "url": "https://e.com/mcp", "headers": {"X-Key": "${KEY}"}},
              "off": {"command": "x", "disabled": true}}}\
            """);
    assertThat(server)
        .isEqualTo(
            new Server.Several(
                Map.of(
                    "files",
                    new Server.Command(List.of("node", "/x/f.js"), Map.of("K", "abc")),
                    "web",
                    new Server.Url(
                        RemoteAddress.of("https://e.com/mcp", Map.of("X-Key", "abc"), false, "1"))),
                "1"));
  }

  @Test
  void servesASingleServerAsItIs() throws IOException {
    assertThat(read("{\"mcpServers\":{\"a\":{\"command\":\"x\"}}}"))
        .isEqualTo(new Server.Command(List.of("x"), Map.of()));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> read("{\"mcpServers\":{\"a\":{\"args\":[]}}}"))
        .hasMessageContaining("server a: it has neither command nor url");
    assertThatThrownBy(() -> read("{\"mcpServers\":{\"a\":{\"command\":\"${NO_SUCH}\"}}}"))
        .hasMessageContaining("NO_SUCH is not set");
    assertThatThrownBy(
            () -> read("{\"mcpServers\":{\"a\":{\"type\":\"sse\",\"url\":\"https://e/\"}}}"))
        .hasMessageContaining("Streamable HTTP");
    assertThatThrownBy(() ->
            read("{\"mcpServers\":{\"my.s\":{\"command\":\"x\"},\"my_s\":{\"command\":\"x\"}}}"))
        .hasMessageContaining("'my.s' and 'my_s' would both be called my_s");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("no servers");
    assertThatThrownBy(() -> read("{")).hasMessageContaining("cannot be read as JSON");
  }
}
