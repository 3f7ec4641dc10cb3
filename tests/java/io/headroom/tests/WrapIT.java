package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sends servers of clients through the shipped program's gateway, in a home of its own.
class WrapIT {
  private static final String JSON =
      """
      {
        // mine
        "mcpServers": {
          "files": {"command": "sh", "args": ["-c", "echo no disk >&2; exit 3"]},
          "notes": {"url": "https://example.org/mcp"},
          "headroom": {"command": "/opt/headroom/bin/headroom", "args": ["mcp", "serve"]},
        }
      }
      """;
  private static final String TOML = "[mcp_servers.files]\ncommand = 'sh' # mine\n";

  @TempDir private Path base;
  private Path cursor = Path.of("");
  private Path codex = Path.of("");

  @BeforeEach
  void makeFiles() throws IOException {
    cursor = base.resolve(".cursor/mcp.json");
    codex = base.resolve(".codex/config.toml");
    Files.createDirectories(cursor.getParent());
    Files.createDirectories(codex.getParent());
    Files.writeString(cursor, JSON);
    Files.writeString(codex, TOML);
  }

  @Test
  void wrapsAServerOfEveryClientThatHasItAndTakesItBack() throws IOException {
    Run dry = headroom("mcp", "wrap", "files", "--dry-run");
    assertThat(dry.text()).contains("Cursor:", "Codex:", "--dry-run");
    assertThat(Files.readString(cursor)).isEqualTo(JSON);

    Run wrap = headroom("mcp", "wrap", "files", "--threshold", "900");
    assertThat(wrap.exit()).as(wrap.text() + wrap.err()).isZero();
    String program = Launcher.program().toRealPath().toString();
    assertThat(Files.readString(cursor))
        .contains(
            "\"command\": \"" + program + "\"",
            "\"mcp\", \"gateway\", \"--threshold\", \"900\", \"--name\", \"files\", \"--\", \"sh\", \"-c\"");
    assertThat(Files.readString(codex)).contains("command = \"" + program + "\" # mine");

    Run status = headroom("mcp", "status", "--client", "codex,cursor");
    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.text())
        .contains("cursor, scope user, files: failed", "ended with exit code 3: no disk");
    assertThat(headroom("doctor").text()).containsPattern("ok +cursor files");
    assertThat(headroom("mcp", "uninstall").text())
        .contains("still started through Headroom's gateway: Cursor: files; Codex: files");

    Run unwrap = headroom("mcp", "unwrap", "files");
    assertThat(unwrap.exit()).as(unwrap.text() + unwrap.err()).isZero();
    assertThat(Files.readString(cursor)).isEqualTo(JSON);
    assertThat(Files.readString(codex)).isEqualTo(TOML);
  }

  @Test
  void wrapsAllButWhatIsBetterLeftAloneAndUninstallCanTakeThemBack() throws IOException {
    Run wrap = headroom("mcp", "wrap", "--all");
    assertThat(wrap.exit()).isEqualTo(1);
    assertThat(wrap.text()).contains("not done: \"notes\"", "OAuth").doesNotContain("itself");
    assertThat(headroom("mcp", "wrap", "notes", "--force").exit()).isZero();
    assertThat(headroom("mcp", "install", "--client", "codex").exit()).isZero();

    assertThat(headroom("mcp", "uninstall", "--unwrap").exit()).isZero();
    assertThat(Files.readString(cursor)).isEqualTo(JSON);
    assertThat(Files.readString(codex)).isEqualTo(TOML);
  }

  @Test
  void showsWhatItChangesAndNoTokens() throws IOException {
    Files.writeString(
        cursor,
        """
        {
          "mcpServers": {
            "notes": {"url": "https://example.org/mcp", "headers": {"Authorization": "Bearer s3cret"}},
            "other": {"command": "x", "args": ["--token", "aB3dE5fG7hI9jK1lM3nO"], "env": {"PIN": "s3cret"}}
          }
        }
        """);

    Run wrap = headroom("mcp", "wrap", "notes");

    assertThat(wrap.exit()).as(wrap.text() + wrap.err()).isZero();
    assertThat(wrap.text())
        .contains("HEADROOM_GATEWAY_TOKEN", "https://example.org/mcp", "PIN")
        .doesNotContain("s3cret", "aB3dE5fG7hI9jK1lM3nO");
    assertThat(Files.readString(cursor)).contains("\"HEADROOM_GATEWAY_TOKEN\": \"s3cret\"");
  }

  @Test
  void saysWhatThereIs() throws IOException {
    Run unknown = headroom("mcp", "wrap", "file");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("no client has a server \"file\"", "Cursor: files, notes; Codex: files");
    Run itself = headroom("mcp", "wrap", "headroom");
    assertThat(itself.exit()).isEqualTo(1);
    assertThat(itself.text()).contains("it is Headroom itself");
    Run unwrap = headroom("mcp", "unwrap", "files");
    assertThat(unwrap.exit()).isEqualTo(1);
    assertThat(unwrap.err()).contains("does not go through the gateway");
    assertThat(headroom("mcp", "wrap").exit()).isEqualTo(2);
    assertThat(headroom("mcp", "wrap", "files", "--threshold", "0").exit()).isEqualTo(2);
    assertThat(headroom("mcp", "wrap", "files", "--wait", "0").exit()).isEqualTo(2);
    assertThat(Files.readString(cursor)).isEqualTo(JSON);
  }

  private Run headroom(String... args) {
    return Launcher.runInHome(base, args);
  }
}
