package io.headroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopeTest {
  private static final ProcessHandle THIS = ProcessHandle.current();

  @TempDir private Path temp;

  @Test
  void theSessionIsWhatTheClientCallsIt() {
    assertThat(scope(Map.of("CLAUDE_CODE_SESSION_ID", "c-1")).session()).isEqualTo("c-1");
    assertThat(scope(Map.of("CODEX_SESSION_ID", "x-1")).session()).isEqualTo("x-1");
    assertThat(scope(Map.of("CLAUDE_CODE_SESSION_ID", "c", "HEADROOM_SESSION", "own")).session())
        .isEqualTo("own");
    assertThat(scope(Map.of("HEADROOM_SESSION", "/home/me/x y")).session())
        .isEqualTo("_home_me_x_y");
  }

  @Test
  void withoutANameProcessesOfOneParentAreASession() {
    assertThat(scope(Map.of()).session())
        .startsWith("process-" + THIS.parent().orElseThrow().pid() + "-")
        .isEqualTo(scope(Map.of()).session());
  }

  @Test
  void theProjectIsTheClientsOrTheWorkingDirectorys() throws IOException {
    Path other = Files.createDirectory(temp.resolve("shop"));
    assertThat(scope(Map.of()).project()).isEqualTo(String.valueOf(temp.getFileName()));
    assertThat(scope(Map.of("CLAUDE_PROJECT_DIR", other.toString())).project()).isEqualTo("shop");
  }

  private Scope scope(Map<String, String> environment) {
    return Scope.of(environment, temp, THIS);
  }
}
