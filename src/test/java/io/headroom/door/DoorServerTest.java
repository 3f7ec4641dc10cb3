package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.door.DoorClient.Answer;
import io.headroom.home.Project;
import io.headroom.ledger.Scope;
import io.headroom.testing.Texts;
import io.headroom.text.JsonStrings;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DoorServerTest {
  private static final Output OUTPUT = Output.ofCommandLine("./import.sh", 0);

  private final Bench bench = new Bench();
  @TempDir private Path home;

  @Test
  void makesOutputsOfItsProjectShort() throws IOException {
    try (DoorServer _ = open()) {
      assertThat(ask("", home, Bench.LONG))
          .isInstanceOfSatisfying(
              Answer.Shortened.class,
              made -> assertThat(made.text()).contains("ERROR disk - /dev/sda1 is full"));
      assertThat(ask("", home, Texts.log(1, 3, "ERROR"))).isInstanceOf(Answer.Leave.class);
    }
    assertThat(bench.ledger.summary().totals().shortened()).isOne();
  }

  @Test
  void answersForItsSessionWhereverThatIs() throws IOException {
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere/.git"));
    try (DoorServer _ = open()) {
      assertThat(ask("another", elsewhere, Bench.LONG)).isInstanceOf(Answer.Nobody.class);
      assertThat(ask("this", elsewhere, Bench.LONG)).isInstanceOf(Answer.Shortened.class);
    }
  }

  @Test
  void answersHooks() throws IOException {
    String response = "[{\"type\":\"text\",\"text\":" + JsonStrings.quote(Bench.LONG) + "}]";
    String told =
        "{\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"mcp__a__b\",\"tool_response\":"
            + response
            + "}";
    try (DoorServer _ = open()) {
      DoorClient client = new DoorClient(directory(), "this", "usual");
      assertThat(client.hook(written(told), home))
          .isInstanceOfSatisfying(
              Answer.Shortened.class,
              made ->
                  assertThat(made.text())
                      .startsWith("{")
                      .contains("updatedToolOutput", "ERROR disk - /dev/sda1 is full"));
      assertThat(client.hook(written("{}"), home)).isInstanceOf(Answer.Leave.class);
    }
  }

  @Test
  void isNotThereForOtherVersionsNorAfterItsEnd() throws IOException {
    try (DoorServer _ = open()) {
      DoorClient newer = new DoorClient(DoorDirectory.of(home, "2"), "this", "usual");
      assertThat(newer.shorten(written(Bench.LONG), home, OUTPUT))
          .isInstanceOf(Answer.Nobody.class);
    }
    assertThat(ask("this", home, Bench.LONG)).isInstanceOf(Answer.Nobody.class);
    assertThat(directory().sockets()).isEmpty();
  }

  @Test
  void isNotThereForCommandsWithOtherSettings() throws IOException {
    try (DoorServer _ = open()) {
      DoorClient other = new DoorClient(directory(), "this", "others");
      assertThat(other.shorten(written(Bench.LONG), home, OUTPUT))
          .isInstanceOf(Answer.Nobody.class);
    }
  }

  @Test
  void isTheUsersAlone() throws IOException {
    try (DoorServer _ = open()) {
      Path socket = directory().sockets().getFirst();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory().directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void sweepsWhatKilledServersLeftBehind() throws IOException {
    Files.createDirectories(directory().directory());
    Path dead = directory().directory().resolve("1.sock");
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(dead)); // closing it leaves the file
    }
    assertThat(ask("this", home, Bench.LONG)).isInstanceOf(Answer.Nobody.class);

    try (DoorServer _ = open()) {
      assertThat(dead).doesNotExist();
      assertThat(ask("this", home, Bench.LONG)).isInstanceOf(Answer.Shortened.class);
    }
  }

  private DoorServer open() throws IOException {
    Project project = Project.of(home);
    return DoorServer.open(
        directory(),
        new Scope("this", project.name(), project.id(), 1),
        "usual",
        bench::shortener,
        Bench.hooks(Optional.empty()));
  }

  private Answer ask(String session, Path workingDirectory, String text) throws IOException {
    return new DoorClient(directory(), session, "usual")
        .shorten(written(text), workingDirectory, OUTPUT);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(home.resolve("spool"), text);
  }

  private DoorDirectory directory() {
    return DoorDirectory.of(home, "1");
  }
}
