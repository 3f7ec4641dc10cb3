package io.headroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eval.Needle;
import io.headroom.eval.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFolderTest {
  private static final String SESSION =
      """
      [{"role": "user", "content": "go"},
       {"role": "assistant", "content": "look", "tool_calls": []},
       {"role": "tool", "content": "Fresh words"},
       {"role": "assistant", "content": "open Fresh"}]
      """;

  @TempDir private Path folder;

  @Test
  void everyFileOfMessagesIsASession() throws IOException {
    Files.writeString(folder.resolve("b.json"), SESSION);
    Files.writeString(folder.resolve("a.jsonl"), "{\"role\":\"tool\",\"content\":\"x\"}\n");
    Files.writeString(folder.resolve("notes.json"), "{\"messages\":[]}");
    Files.writeString(folder.resolve("b.txt"), SESSION);

    SessionFolder read = SessionFolder.read(folder, Set.of());

    assertThat(read.faults()).isEmpty();
    assertThat(read.sessions()).extracting(Session::id).containsExactly("a", "b");
    assertThat(read.sessions().getLast().used()).containsExactly(new Needle.Text("Fresh", true));
  }

  @Test
  void anIndexSaysWhatIsUsed() throws IOException {
    Files.writeString(folder.resolve("b.json"), SESSION);
    Files.writeString(
        folder.resolve("index.jsonl"),
        """
        {"id": "one", "family": "chat", "file": "b.json", "needles": ["words", {"v": "go", "c": "context"}]}
        {"id": "two", "family": "other", "file": "b.json"}
        """);

    SessionFolder read = SessionFolder.read(folder, Set.of("chat"));

    assertThat(read.sessions())
        .singleElement()
        .satisfies(
            session -> assertThat(session.used()).containsExactly(new Needle.Text("words", true)));
  }

  @Test
  void aFolderWithoutSessionsIsSaidToBeOne() throws IOException {
    assertThat(SessionFolder.read(folder, Set.of()).faults())
        .singleElement()
        .asString()
        .contains("no recorded sessions in " + folder);
  }
}
