package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Writes servers down the way each client reads them.
class DialectTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Server.Local LOCAL =
      new Server.Local("/h", List.of("mcp", "serve"), Map.of("K", "v"));
  private static final Server.Remote REMOTE =
      new Server.Remote("https://h/mcp", Optional.of("TOKEN"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          claude-code | {"type":"http","url":"https://h/mcp","headers":{"Authorization":"Bearer ${TOKEN}"}}
          cursor      | {"url":"https://h/mcp","headers":{"Authorization":"Bearer ${env:TOKEN}"}}
          vscode      | {"type":"http","url":"https://h/mcp","headers":{"Authorization":"Bearer ${env:TOKEN}"}}
          codex       | {"url":"https://h/mcp","bearer_token_env_var":"TOKEN"}
          gemini      | {"type":"http","url":"https://h/mcp","headers":{"Authorization":"Bearer ${TOKEN}"}}
          windsurf    | {"serverUrl":"https://h/mcp","headers":{"Authorization":"Bearer ${env:TOKEN}"}}
          opencode    | {"type":"remote","url":"https://h/mcp","headers":{"Authorization":"Bearer {env:TOKEN}"}}
          """)
  void namesATokenAndNeverWritesIt(String client, String expected) throws Exception {
    assertThat(JSON.writeValueAsString(dialect(client).entry(REMOTE))).isEqualTo(expected);
  }

  @Test
  void saysWhereAServerOverHttpCannotBeRegistered() {
    assertThatThrownBy(() -> dialect("claude-desktop").entry(REMOTE)).hasMessageContaining("HTTP");
    assertThatThrownBy(() -> dialect("zed").entry(REMOTE)).hasMessageContaining("token");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          claude-code    | {"type":"stdio","command":"/h","args":["mcp","serve"],"env":{"K":"v"}}
          claude-desktop | {"command":"/h","args":["mcp","serve"],"env":{"K":"v"}}
          vscode         | {"type":"stdio","command":"/h","args":["mcp","serve"],"env":{"K":"v"}}
          zed            | {"source":"custom","command":"/h","args":["mcp","serve"],"env":{"K":"v"}}
          opencode       | {"type":"local","command":["/h","mcp","serve"],"environment":{"K":"v"}}
          """)
  void writesWhatTheClientIsToStart(String client, String expected) throws Exception {
    assertThat(JSON.writeValueAsString(dialect(client).entry(LOCAL))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void readsWhatItWrites(Client client) throws Exception {
    for (Server server : List.of(LOCAL, REMOTE)) {
      if (server instanceof Server.Local || client.takesRemote(true)) {
        assertThat(client.dialect().server(JSON.valueToTree(client.dialect().entry(server))))
            .contains(server);
      }
    }
  }

  static List<Client> clients() {
    return Clients.ALL;
  }

  private static Dialect dialect(String client) {
    return Clients.named(client).orElseThrow().dialect();
  }
}
