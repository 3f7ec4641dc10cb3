package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.install.Machine.OperatingSystem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finds clients' files where each system keeps them.
class MachineTest {
  @ParameterizedTest
  @CsvSource({
    "LINUX, claude-desktop, /u/.config/Claude/claude_desktop_config.json",
    "MACOS, claude-desktop, /u/Library/Application Support/Claude/claude_desktop_config.json",
    "WINDOWS, claude-desktop, /u/AppData/Roaming/Claude/claude_desktop_config.json",
    "LINUX, vscode, /u/.config/Code/User/mcp.json",
    "MACOS, vscode, /u/Library/Application Support/Code/User/mcp.json",
    "LINUX, zed, /u/.config/zed/settings.json",
    "MACOS, zed, /u/.config/zed/settings.json",
    "WINDOWS, zed, /u/AppData/Roaming/Zed/settings.json",
    "MACOS, opencode, /u/.config/opencode/opencode.json",
    "LINUX, claude-code, /u/.claude.json",
    "LINUX, codex, /u/.codex/config.toml"
  })
  void knowsTheUsualPlaces(OperatingSystem system, String client, String file) {
    assertThat(userFile(client, machine(system, Map.of()))).isEqualTo(Path.of(file));
  }

  @Test
  void goesWhereTheEnvironmentPoints() {
    Machine machine =
        machine(
            OperatingSystem.LINUX,
            Map.of("CODEX_HOME", "/c", "CLAUDE_CONFIG_DIR", "/d", "XDG_CONFIG_HOME", "/x"));

    assertThat(userFile("codex", machine)).isEqualTo(Path.of("/c/config.toml"));
    assertThat(userFile("claude-code", machine)).isEqualTo(Path.of("/d/.claude.json"));
    assertThat(userFile("vscode", machine)).isEqualTo(Path.of("/x/Code/User/mcp.json"));
  }

  private static Machine machine(OperatingSystem system, Map<String, String> environment) {
    return new Machine(system, Path.of("/u"), Path.of("/p"), Path.of("/p"), environment);
  }

  private static Path userFile(String client, Machine machine) {
    return Clients.named(client).orElseThrow().place(Scope.USER).orElseThrow().file(machine);
  }
}
