package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
  private static final Path LOG = Path.of("examples/data/ci-build.log");
  private static final byte[] NOTHING = {};

  @TempDir private Path temp;

  @Test
  void printsShortOutputAsItIsAndEndsAsTheCommandDoes() {
    Run run = run("--", "sh", "-c", "echo out; echo err >&2; printf 'end'; exit 3");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.text()).isEqualTo("out\nerr\nend");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsLongOutputInShortAndKeepsTheOriginal() throws IOException {
    Run run = run("--query", "Why does the import test fail?", "cat", LOG.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.text()).contains("format.test.js").hasSizeLessThan(40_000);
    assertThat(original(run)).isEqualTo(Files.readAllBytes(LOG));
  }

  @Test
  void keepsStdoutAndStderrApartOnRequest() {
    Run run = run("--separate", "sh", "-c", "echo out; cat " + LOG + " >&2");

    assertThat(run.text()).isEqualTo("out\n");
    assertThat(run.err()).contains("format.test.js", "Retrieve more: hash=");
  }

  @Test
  void handsItsInputOn() {
    Run run = Launcher.runAt(temp, "a b\n".getBytes(StandardCharsets.UTF_8), "run", "--", "cat");

    assertThat(run.text()).isEqualTo("a b\n");
  }

  @Test
  void saysThatItStillRuns() {
    Run run = run("--heartbeat", "1", "sh", "-c", "echo x; sleep 3");

    assertThat(run.text()).isEqualTo("x\n");
    assertThat(run.err()).contains("headroom: sh has been running for");
  }

  @Test
  void failsAsShellsDoWhereThereIsNoSuchCommand() throws IOException {
    assertThat(run("--", temp.resolve("absent").toString()).exit()).isEqualTo(127);
    Path plain = Files.createFile(temp.resolve("plain"));
    assertThat(run("--", plain.toString()).exit()).isEqualTo(126);
  }

  @Test
  void printsTheOriginalWhereNothingCanBeKept() throws IOException {
    Path noHome = Files.createFile(temp.resolve("file"));

    Run run = Launcher.runAt(noHome.resolve("home"), NOTHING, "run", "--", "cat", LOG.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(Files.readAllBytes(LOG));
  }

  @Test
  void passesSignalsOn() throws Exception {
    Path ready = temp.resolve("ready");
    String command = "trap 'echo bye; exit 7' TERM; : >" + ready + "; while :; do sleep 0.1; done";
    ProcessBuilder builder =
        new ProcessBuilder(Launcher.program().toString(), "run", "--", "sh", "-c", command)
            .redirectError(Redirect.DISCARD);
    builder.environment().put("HEADROOM_HOME", temp.toString());
    Process process = builder.start();
    try {
      await(ready);
      process.toHandle().destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(7);
      assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("bye\n");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void shortensWhatComesThroughAPipe() throws IOException {
    byte[] log = Files.readAllBytes(LOG);

    Run run = Launcher.runAt(temp, log, "pipe", "--query", "Why does the import test fail?");

    assertThat(run.text()).contains("format.test.js").hasSizeLessThan(40_000);
    assertThat(original(run)).isEqualTo(log);
    assertThat(Launcher.runAt(temp, new byte[] {0, -1, 10}, "pipe").out())
        .isEqualTo(new byte[] {0, -1, 10});
  }

  private byte[] original(Run run) {
    return Launcher.runAt(temp, NOTHING, "store", "get", run.text().lines().toList().getLast())
        .out();
  }

  private Run run(String... args) {
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(List.of(args));
    return Launcher.runAt(temp, NOTHING, command.toArray(String[]::new));
  }

  static void await(Path file) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(file)) {
      assertThat(System.nanoTime() - end).as("%s is missing", file).isNegative();
      Thread.sleep(20);
    }
  }
}
