package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Registers the shipped program with clients of a home of its own.
class InstallIT {
  @TempDir private Path base;

  @Test
  void installsTellsAndTakesBack() throws IOException {
    Path cursor = base.resolve(".cursor/mcp.json");
    Path codex = base.resolve(".codex/config.toml");
    String json = "{\n\t// mine\n\t\"mcpServers\": {}\n}";
    String toml = "# mine\r\nmodel = \"x\"\r\n";
    write(cursor, json);
    write(codex, toml);

    Run dry = headroom("mcp", "install", "--dry-run");
    assertThat(dry.text()).contains("Cursor:", "Codex:", "+\t\t\"headroom\": {", "--dry-run");
    assertThat(cursor).hasContent(json);

    Run install = headroom("mcp", "install");
    assertThat(install.exit()).as(install.text() + install.err()).isZero();
    assertThat(cursor).content().contains("// mine", Launcher.program().toRealPath().toString());

    Run status = headroom("mcp", "status", "--client", "cursor,codex");
    assertThat(status.exit()).as(status.text() + status.err()).isZero();
    assertThat(status.text())
        .contains("cursor, scope user: connected", "codex, scope user: connected")
        .contains("headroom_compress, headroom_retrieve, headroom_stats", "last event: none");

    assertThat(headroom("doctor").text()).containsPattern("ok +codex \\(user\\)");

    Run uninstall = headroom("mcp", "uninstall");
    assertThat(uninstall.exit()).as(uninstall.text() + uninstall.err()).isZero();
    assertThat(Files.readString(cursor)).isEqualTo(json);
    assertThat(Files.readString(codex)).isEqualTo(toml);
  }

  @Test
  void leavesWhatItCannotReadAndSaysSo() throws IOException {
    Path cursor = base.resolve(".cursor/mcp.json");
    write(cursor, "{\n  \"mcpServers\": {,}\n}\n");

    Run install = headroom("mcp", "install", "--client", "cursor");

    assertThat(install.exit()).isEqualTo(1);
    assertThat(install.text()).contains("Cursor: not done: line 2", "repair it");
    assertThat(cursor).hasContent("{\n  \"mcpServers\": {,}\n}\n");
    assertThat(headroom("doctor").exit()).isEqualTo(1);
  }

  @Test
  void statusTellsOfServersThatDoNotStart() throws IOException {
    write(
        base.resolve(".cursor/mcp.json"),
        "{\"mcpServers\": {\"headroom\": {\"command\": \"/nowhere/headroom\"}}}");

    Run status = headroom("mcp", "status", "--client", "cursor");
    assertThat(status.exit()).isEqualTo(1);
    assertThat(status.text()).contains("cursor, scope user: failed", "/nowhere/headroom");

    Run doctor = headroom("doctor", "--json");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.text())
        .contains("\"ok\":false", "which is not there", "\"origin\":\"default\"");
  }

  @Test
  void saysWhatIsWrongWithACommandLine() {
    assertThat(headroom("mcp", "install", "--client", "emacs").exit()).isEqualTo(2);
    assertThat(headroom("mcp", "install", "--token-env", "T").exit()).isEqualTo(2);
    assertThat(headroom("mcp", "install", "--remote", "ftp://x").exit()).isEqualTo(2);
    Run desktop =
        headroom("mcp", "install", "--client", "claude-desktop", "--remote", "http://x/mcp");
    assertThat(desktop.exit()).isEqualTo(1);
    assertThat(desktop.text()).contains("takes no servers over HTTP");
    assertThat(base).isEmptyDirectory();
  }

  private Run headroom(String... args) {
    return Launcher.runInHome(base, args);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
