package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
  @TempDir private Path directory;

  @Test
  void makesAFileThatIsNotThere() throws IOException {
    assertThat(json().put(List.of("store", "mb"), 7)).isTrue();

    assertThat(text()).isEqualTo("{\n  \"store\": {\n    \"mb\": 7\n  }\n}\n");
  }

  @Test
  void changesOneValueAndNothingElse() throws IOException {
    write("{\n  // why\n  \"a\": 1,   \"b\": {\"c\": [1, 2]}, // end\n}\n");

    assertThat(json().put(List.of("b", "c"), List.of("x"))).isTrue();
    assertThat(json().put(List.of("a"), true)).isTrue();
    assertThat(json().put(List.of("a"), true)).isFalse();

    assertThat(text())
        .isEqualTo("{\n  // why\n  \"a\": true,   \"b\": {\"c\": [\"x\"]}, // end\n}\n");
  }

  @Test
  void takesOutAValueAndWhatIsEmptyThen() throws IOException {
    write("{\n  \"a\": 1, // why\n  \"b\": {\"c\": 3}\n}\n");

    assertThat(json().put(List.of("b", "c"), null)).isTrue();
    assertThat(json().put(List.of("b", "c"), null)).isFalse();

    assertThat(text()).contains("\"a\": 1", "// why").doesNotContain("\"b\"");
  }

  @Test
  void leavesBrokenFilesAsTheyAre() throws IOException {
    write("{\"a\": ");

    assertThatThrownBy(() -> json().put(List.of("a"), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("The file is as it was");
    assertThat(text()).isEqualTo("{\"a\": ");
  }

  private JsonFile json() {
    return new JsonFile(directory.resolve("config.json"));
  }

  private void write(String text) throws IOException {
    Files.writeString(json().file(), text);
  }

  private String text() throws IOException {
    return Files.readString(json().file());
  }
}
