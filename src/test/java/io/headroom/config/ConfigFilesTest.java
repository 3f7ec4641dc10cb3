package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.Layer.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  @TempDir private Path home;

  @Test
  void readsCommentsTrailingCommasAndAByteOrderMark() throws IOException {
    Path file = write("\uFEFF// mine\n{\n  /* more */ \"threshold\": 8,\n}\n");

    Settings settings = read(file, Source.USER);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.of(Setting.THRESHOLD).orElseThrow().origins())
        .containsExactly(new Origin.Place(file, 3));
  }

  @Test
  void noFileAndAnEmptyOneSayNothing() throws IOException {
    assertThat(read(ConfigFiles.own(home), Source.USER)).isEqualTo(Settings.USUAL);
    assertThat(read(write("\n// nothing yet\n"), Source.USER)).isEqualTo(Settings.USUAL);
  }

  @Test
  void whatIsNoObjectIsTold() throws IOException {
    for (String text :
        List.of("[1]", "3", "{} {}", "{\"mode\":", "not json", "\0\0", "[".repeat(5_000))) {
      assertThat(read(write(text), Source.USER).problems()).as(text).hasSize(1);
    }
    Files.delete(ConfigFiles.own(home));
    Files.createDirectory(ConfigFiles.own(home));
    assertThat(read(ConfigFiles.own(home), Source.USER).problems()).hasSize(1);
  }

  @Test
  void largeFilesAreSomethingElse() throws IOException {
    Path file = write("{\"threshold\": 8}" + " ".repeat(70_000));

    assertThat(read(file, Source.PROJECT).problems())
        .singleElement()
        .asString()
        .endsWith("is left out: it has more than 64 KB");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aProjectsFileLeadsNowhereElse() throws IOException {
    Path secret = Files.writeString(home.resolve("credentials"), "key = s3cret");
    Path link = Files.createSymbolicLink(home.resolve(".headroom.json"), secret);

    assertThat(read(link, Source.PROJECT).problems())
        .singleElement()
        .asString()
        .contains("no file of its own")
        .doesNotContain("s3cret");
    Path own = Files.createSymbolicLink(ConfigFiles.own(home), write("{\"threshold\": 8}", "dot"));
    assertThat(read(own, Source.USER).is(Setting.THRESHOLD, "8")).isTrue();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void secretsCountWhereNobodyElseReadsThem() throws IOException {
    Path file = write("{\"threshold\": 8, \"http\": {\"token\": \"abc\"}}");
    for (String open : List.of("rw-r--r--", "rw----r--", "rw-rw----")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      Settings settings = read(file, Source.USER);
      assertThat(settings.of(Setting.HTTP_TOKEN)).isEmpty();
      assertThat(settings.is(Setting.THRESHOLD, "8")).isTrue();
      assertThat(settings.problems()).singleElement().asString().endsWith("chmod 600 " + file);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(read(file, Source.USER).is(Setting.HTTP_TOKEN, "abc")).isTrue();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(ConfigFiles.own(home), text);
  }

  private Path write(String text, String name) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private static Settings read(Path file, Source source) {
    return Layers.of(List.of(ConfigFiles.read(file, source)));
  }
}
