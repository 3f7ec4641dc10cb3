package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// `headroom run` on a terminal, which `script` (util-linux) provides.
@EnabledIf("hasScript")
class TerminalIT {
  static boolean hasScript() {
    return Files.isExecutable(Path.of("/usr/bin/script")) && Files.exists(Path.of("/proc/self"));
  }

  @Test
  void leavesTheTerminalToTheCommandAsItsInput() {
    String command =
        "'" + Launcher.program() + "' run -- sh -c 'test -t 0 && read x && echo got $x; exit 4'";

    Run run =
        Launcher.run(
            "hello\n".getBytes(StandardCharsets.UTF_8),
            List.of("script", "-qec", command, "/dev/null"));

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.text()).contains("got hello");
  }
}
