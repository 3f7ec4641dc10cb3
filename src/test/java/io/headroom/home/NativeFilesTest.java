package io.headroom.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFilesTest {
  private static final String RESOURCE = "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so";

  @TempDir Path home;

  @Test
  void aLibraryIsWrittenOnceForItsOwnerOnly() throws IOException {
    Path file = new NativeFiles(home.resolve("natives")).file(RESOURCE);
    assertThat(Files.readAllBytes(file)).isEqualTo(resource());
    assertThat(file.startsWith(home)).isTrue();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file.resolve("..").normalize())))
        .isEqualTo("rwx------");
    assertThat(new NativeFiles(home.resolve("natives")).file(RESOURCE)).isEqualTo(file);
    try (Stream<Path> files = Files.list(file.resolve("..").normalize())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLibraryThatWasTamperedWithIsReplaced() throws IOException {
    NativeFiles files = new NativeFiles(home);
    Path file = files.file(RESOURCE);
    byte[] content = resource();
    content[content.length / 2] ^= 1;
    Files.write(file, content);
    assertThat(Files.readAllBytes(files.file(RESOURCE))).isEqualTo(resource());
  }

  @Test
  void withoutAHomeALibraryLivesInTheTemporaryDirectory() throws IOException {
    Path blocked = Files.writeString(home.resolve("file"), "not a directory");
    Path file = new NativeFiles(blocked).file(RESOURCE);
    assertThat(Files.readAllBytes(file)).isEqualTo(resource());
    assertThat(file.startsWith(blocked)).isFalse();
  }

  @Test
  void anUnknownLibraryIsSaidToBeMissing() {
    assertThatThrownBy(() -> new NativeFiles(home).file("lib/none.so"))
        .isInstanceOf(IOException.class);
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = NativeFilesTest.class.getResourceAsStream("/" + RESOURCE)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}
