package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesIT {
  @Test
  void theLibraryExampleRuns() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path libraries = Launcher.program().resolveSibling("../lib/*");

    Run run =
        Launcher.run(
            new byte[0],
            List.of(
                java.toString(),
                "-cp",
                libraries.toString(),
                "examples/Embed.java",
                "examples/data/films.json"));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.text().strip()).matches("(?s).*\\d+ tokens instead of \\d+");
  }

  @Test
  void theDemoShowsTheMainJobAndTheExactReturn() {
    Run run = Launcher.run(new byte[0], "demo");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.text()).contains("ci-build.log", "byte for byte");
  }
}
