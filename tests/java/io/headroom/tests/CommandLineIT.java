package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineIT {
  private static final Path LOG = Path.of("examples/data/ci-build.log");
  private static final byte[] NOTHING = {};

  @Test
  void saysItsVersion() {
    Run run = Launcher.run(NOTHING, "--version");

    assertThat(run.exit()).isZero();
    assertThat(run.text()).matches("headroom \\d+\\.\\d+\\.\\d+\\S*\\R");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void explainsItself() {
    Run run = Launcher.run(NOTHING, "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.text()).contains("compress", "mcp", "demo", "--log-level", "Exit codes");
  }

  @Test
  void printsAFileInFewerTokensAndTheFiguresOnStderr() {
    Run run = Launcher.run(NOTHING, "compress", LOG.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.text()).contains("FAIL tests/format/js/_errors_/import/format.test.js");
    assertThat(run.text().stripTrailing()).endsWith("]").contains("Retrieve more: hash=");
    assertThat(run.err().strip())
        .matches("headroom: log, [\\d,]+ -> [\\d,]+ tokens, \\d+\\.\\d % saved, .+ shown");
    assertThat(run.out().length).isLessThan(40_000);
  }

  @Test
  void readsAPipeAsItReadsAFile() throws IOException {
    Run file = Launcher.run(NOTHING, "compress", LOG.toString());
    Run pipe = Launcher.run(Files.readAllBytes(LOG), "compress", "-");

    assertThat(pipe.out()).isEqualTo(file.out());
  }

  @Test
  void leavesAShortTextAsItIsToTheByte() {
    byte[] odd = "caf\u00e9\r\n\0 end".getBytes(StandardCharsets.ISO_8859_1);

    Run run = Launcher.run(odd, "compress");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(odd);
    assertThat(run.err()).contains("unchanged: too_short");
  }

  @Test
  void givesProgramsOneJsonObject() {
    Run run = Launcher.run(NOTHING, "compress", "--json", LOG.toString());

    assertThat(run.text())
        .startsWith("{\"compressed\":")
        .contains("\"tokens_saved\":", "\"savings_percent\":");
    assertThat(run.text().lines()).hasSize(1);
  }

  @Test
  void saysWhatIsWrongAndWhatToDo() {
    Run missing = Launcher.run(NOTHING, "compress", "no/such/file.log");
    Run unknown = Launcher.run(NOTHING, "compress", "--kind", "poem", LOG.toString());
    Run command = Launcher.run(NOTHING, "comprss");

    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no file no/such/file.log");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no kind 'poem'", "json, log");
    assertThat(command.exit()).isEqualTo(2);
    assertThat(List.of(missing, unknown, command))
        .allSatisfy(run -> assertThat(run.out()).isEmpty());
    assertThat(missing.err() + unknown.err() + command.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void keepsABound() {
    Run run = Launcher.run(NOTHING, "compress", "--json", "--max-tokens", "400", LOG.toString());

    assertThat(run.text()).containsPattern("\"compressed_tokens\":([1-3]?\\d?\\d|400),");
  }

  @Test
  void evaluatesACorpusAndHoldsItToItsBars() {
    Run fine = Launcher.run(NOTHING, "eval", "examples/corpus", "--family", "diff,code");
    Run low =
        Launcher.run(
            NOTHING, "eval", "examples/corpus", "--family", "diff", "--min-removed", "99.5");

    assertThat(fine.exit()).as(fine.err()).isZero();
    assertThat(fine.text()).startsWith("family").contains("\ncode ", "\ndiff ", "\nALL ");
    assertThat(low.exit()).isEqualTo(1);
    assertThat(low.err()).contains("removed", "below 99.5 %");
  }

  @Test
  void evaluatesForProgramsToo() {
    Run run =
        Launcher.run(NOTHING, "eval", "examples/corpus", "--family", "xml", "--format", "json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.text()).startsWith("{\"all\":{\"cases\":1,\"tokens_in\":").hasLineCount(1);
  }

  @Test
  void holdsSessionsToTheirBars() {
    Run dear =
        Launcher.run(
            NOTHING,
            "eval",
            "--sessions",
            "examples/sessions",
            "--min-cheaper",
            "99",
            "--max-turns",
            "0");
    Run none = Launcher.run(NOTHING, "eval", "--sessions", "examples/clients");

    assertThat(dear.exit()).isEqualTo(1);
    assertThat(dear.err()).contains("below 99.0 %", "extra turns: ");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no recorded sessions in examples/clients");
  }

  @Test
  void saysWhatIsWrongWithACorpus() {
    Run none = Launcher.run(NOTHING, "eval", "no/such/corpus");
    Run family = Launcher.run(NOTHING, "eval", "examples/corpus", "--family", "poems");

    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("no folder no/such/corpus");
    assertThat(family.exit()).isEqualTo(1);
    assertThat(family.err()).contains("no such family", "build, code");
  }
}
