package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.store.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ToolResultFileTest {
  private static final String WHOLE = "\nfirst line\nsecond line\n";
  private static final String SHOWN = "first line\nsec";

  @TempDir private Path temp;
  private Path client = Path.of("");
  private Path results = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeResult() throws IOException {
    client = Files.createDirectories(temp.toRealPath().resolve("client"));
    results = Files.createDirectories(client.resolve("projects/p/session/tool-results"));
    file = Files.writeString(results.resolve("b.txt"), WHOLE);
  }

  @Test
  void readsWhatTheClientHasPutThere() {
    assertThat(read(file, WHOLE.length(), SHOWN)).hasValue(WHOLE);
  }

  @Test
  void readsNothingElsewhere() throws IOException {
    Path other = Files.createDirectories(client.resolve("projects/p/other/tool-results"));
    Path outside = Files.createDirectories(temp.resolve("outside/tool-results"));
    for (Path folder : new Path[] {client, results.resolve(".."), other, outside}) {
      Path elsewhere = Files.writeString(folder.resolve("c.txt"), WHOLE);
      assertThat(read(elsewhere, WHOLE.length(), SHOWN)).as("%s", elsewhere).isEmpty();
    }
    String transcript = temp.resolve("outside.jsonl").toString();
    assertThat(
            new ToolResultFile(outside.resolve("c.txt").toString(), WHOLE.length())
                .read(client, transcript, SHOWN))
        .isEmpty();
  }

  @Test
  void followsNoLinks() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), WHOLE);
    Path link = Files.createSymbolicLink(results.resolve("link.txt"), secret);
    assertThat(read(link, WHOLE.length(), SHOWN)).isEmpty();

    Path away = Files.createDirectories(temp.resolve("away/tool-results"));
    Files.writeString(away.resolve("b.txt"), WHOLE);
    Files.delete(link);
    Files.delete(file);
    Files.delete(results);
    Files.createSymbolicLink(results, away);
    assertThat(read(file, WHOLE.length(), SHOWN)).isEmpty();
  }

  @Test
  void readsOnlyWhatIsWhatTheClientShows() {
    assertThat(read(file, WHOLE.length() + 1, SHOWN)).isEmpty();
    assertThat(read(file, -1, SHOWN)).isEmpty();
    assertThat(read(file, WHOLE.length(), "another line")).isEmpty();
    assertThat(read(file, WHOLE.length(), "")).isEmpty();
    assertThat(read(results, WHOLE.length(), SHOWN)).isEmpty();
    assertThat(read(results.resolve("none"), WHOLE.length(), SHOWN)).isEmpty();
    assertThat(new ToolResultFile("tool-results/b.txt", 3).read(client, "x.jsonl", SHOWN))
        .isEmpty();
    assertThat(new ToolResultFile("\0", 3).read(client, "x.jsonl", SHOWN)).isEmpty();
  }

  private Optional<String> read(Path path, long size, String shown) {
    String transcript = client.resolve("projects/p/session.jsonl").toString();
    return new ToolResultFile(path.toString(), size)
        .read(client, transcript, shown)
        .map(Original::text);
  }
}
