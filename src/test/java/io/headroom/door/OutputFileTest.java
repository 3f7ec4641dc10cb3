package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Work;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Against real processes that wait, as the shell does, with the file as their standard output.
@EnabledOnOs(OS.LINUX)
class OutputFileTest {
  private static final Output OUTPUT = Output.ofShell("./import.sh", 0);

  private final Bench bench = new Bench();
  private final List<Process> started = new ArrayList<>();

  @TempDir private Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void writeOutput() throws IOException {
    file = Files.writeString(temp.resolve("task.output"), Bench.LONG).toRealPath();
  }

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void becomesShort() throws IOException {
    Process shell = waiting(Redirect.appendTo(file.toFile()));

    assertThat(shorten(shell, file, Bench.someDay())).isTrue();
    assertThat(file).content().contains("ERROR disk - /dev/sda1 is full").endsWith("]\n");
    assertThat(Files.size(file)).isLessThan(Bench.LONG.length() / 10);
    assertThat(bench.ledger.summary().totals().shortened()).isOne();
  }

  @Test
  void staysWhileAnotherProcessMayWriteToIt() throws IOException {
    Process shell = waiting(Redirect.appendTo(file.toFile()));
    Process other = waiting(Redirect.appendTo(file.toFile()));

    assertUntouched(shorten(shell, file, Bench.someDay()));

    other.destroyForcibly().onExit().join();
    assertThat(shorten(shell, file, Bench.someDay())).isTrue();
  }

  @Test
  void staysWhereWritersDoNotAppend() throws IOException {
    File other = temp.resolve("other").toFile();
    Process shell = waiting(Redirect.to(other));
    Files.writeString(other.toPath(), Bench.LONG);

    assertThat(shorten(shell, other.toPath(), Bench.someDay())).isFalse();
    assertThat(other).hasContent(Bench.LONG);
  }

  @Test
  void staysWhereItIsNotThatOfTheShell() throws IOException {
    Path other = Files.writeString(temp.resolve("other"), Bench.LONG);
    Process shell = waiting(Redirect.appendTo(other.toFile()));

    assertUntouched(shorten(shell, file, Bench.someDay()));
    assertThat(other).hasContent(Bench.LONG);
  }

  @Test
  void staysBehindALink() throws IOException {
    Process shell = waiting(Redirect.appendTo(file.toFile()));
    Path link = Files.createSymbolicLink(temp.resolve("link"), file);

    assertUntouched(shorten(shell, link, Bench.someDay()));
  }

  @Test
  void staysWhenItIsTooLate() throws IOException {
    Process shell = waiting(Redirect.appendTo(file.toFile()));
    Deadline over = new Deadline(System.nanoTime() - 1);

    boolean shorter;
    try {
      shorter = shorten(shell, file, over);
    } catch (Work.Cancelled _) {
      shorter = false;
    }
    assertUntouched(shorter);
  }

  private void assertUntouched(boolean shorter) {
    assertThat(shorter).isFalse();
    assertThat(file).hasContent(Bench.LONG);
    assertThat(bench.ledger.summary().totals().compressions()).isZero();
  }

  private boolean shorten(Process shell, Path name, Deadline deadline) throws IOException {
    return new OutputFile(shell.pid(), name).shorten(bench.shortener(), OUTPUT, deadline);
  }

  private Process waiting(Redirect output) throws IOException {
    Process process =
        new ProcessBuilder("cat").redirectOutput(output).redirectError(output).start();
    started.add(process);
    return process;
  }
}
