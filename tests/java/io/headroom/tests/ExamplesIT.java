package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
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
  void theDemoPrintsWhatTheReadmeShows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String promised =
        readme.substring(readme.indexOf("<!-- demo -->"), readme.indexOf("<!-- /demo -->"));

    Run run = Launcher.run(new byte[0], "demo");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat("<!-- demo -->\n```\n" + timeless(run.text()) + "```\n")
        .isEqualTo(timeless(promised));
    assertThat(run.text()).contains("equal to ci-build.log byte for byte");
  }

  @Test
  void sessionsCostWhatTheReadmeSays() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String promised =
        readme.substring(readme.indexOf("<!-- sessions -->"), readme.indexOf("<!-- /sessions -->"));

    Run run = Launcher.run(new byte[0], "eval", "--sessions", "examples/sessions", "--list-turns");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat("<!-- sessions -->\n```\n" + run.text() + "```\n").isEqualTo(promised);
  }

  private static String timeless(String text) {
    return text.replaceAll(" *\\d+ ms", " ms");
  }
}
