package io.headroom.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Journal.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
  @TempDir private Path temp;

  @Test
  void whereNothingWasWrittenNothingIsMade() throws IOException {
    Path home = temp.resolve("home");
    assertThat(new Journal(home).read(Instant.EPOCH, _ -> {})).isEqualTo(new Reading(0, 0, 0));
    assertThat(home).doesNotExist();
    assertThat(new Journal(temp).read(Instant.EPOCH, _ -> {})).isEqualTo(new Reading(0, 0, 0));
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aTornLineTakesNoOtherWithIt() throws IOException {
    Journal journal = new Journal(temp);
    journal.append(List.of(text(1)));
    Files.writeString(file(), "{\"v\":1,\"type\":\"comp", StandardOpenOption.APPEND);
    journal.append(List.of(text(2), text(3)));
    List<Posting> read = new ArrayList<>();
    assertThat(journal.read(Instant.EPOCH, read::add)).isEqualTo(new Reading(3, 0, 1));
    assertThat(read).hasSize(3);
  }

  @Test
  void readsFromATimeOn() throws IOException {
    Journal journal = new Journal(temp);
    journal.append(IntStream.range(0, 10).mapToObj(JournalTest::text).toList());
    List<Posting> read = new ArrayList<>();
    var _ = journal.read(Sample.NOON.plus(Duration.ofMinutes(7)), read::add);
    assertThat(read).hasSize(3);
  }

  @Test
  void othersMayNotReadIt() throws IOException {
    assumeThat(Files.getFileStore(temp).supportsFileAttributeView("posix")).isTrue();
    new Journal(temp).append(List.of(text(1)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void putsAFileAsideThatGrewTooLongAndForgetsItWhenItIsOld() throws IOException {
    Journal journal = new Journal(temp, 2_000, Duration.ofDays(30));
    for (int i = 0; i < 40; i++) {
      journal.append(List.of(text(i)));
    }
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(5);
    List<Posting> read = new ArrayList<>();
    var _ = journal.read(Instant.EPOCH, read::add);
    assertThat(read)
        .extracting(posting -> posting.event().at())
        .hasSize(40)
        .isSorted()
        .doesNotHaveDuplicates();

    Files.setLastModifiedTime(
        files.getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    for (int i = 0; i < 10; i++) {
      journal.append(List.of(text(i)));
    }
    assertThat(files.getFirst()).doesNotExist();
    assertThat(files.get(1)).exists();
  }

  /// Eight processes that write at once, while files are put aside all the time.
  @Test
  void losesNoEventOfManyProcesses() throws Exception {
    int processes = 8;
    int events = 400;
    long all = (long) processes * events;
    List<Process> started = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      started.add(start(i, events));
    }
    for (Process process : started) {
      String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
    }
    assertThat(files()).hasSizeGreaterThan(10);
    long lines = 0;
    for (Path file : files()) {
      for (String line : Files.readAllLines(file)) {
        assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue();
        lines++;
      }
    }
    assertThat(lines).isEqualTo(all);
    Set<String> seen = new HashSet<>();
    Reading reading =
        new Journal(temp)
            .read(
                Instant.EPOCH,
                posting -> seen.add(posting.scope().session() + "/" + posting.event().at()));
    assertThat(reading).isEqualTo(new Reading(all, 0, 0));
    assertThat((long) seen.size()).isEqualTo(all);
  }

  private Process start(int number, int events) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Objects.requireNonNull(classPath),
            JournalProgram.class.getName(),
            temp.toString(),
            "session-" + number,
            Integer.toString(events))
        .start();
  }

  private Path file() {
    return temp.resolve("session_stats.jsonl");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static Posting text(int id) {
    return Sample.posting(Sample.text(id, ContentKind.LOG, 900, 90));
  }
}
