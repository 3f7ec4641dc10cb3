package io.headroom.grammar;

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
  private static final String RESOURCE = Platform.current().orElseThrow().resource("tree-sitter");

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

  @Test
  void platformsAreNamedAsTheirLibrariesAre() {
    assertThat(Platform.of("Linux", "amd64").orElseThrow().resource("tree-sitter"))
        .isEqualTo("lib/x86_64-linux-gnu-tree-sitter.so");
    assertThat(Platform.of("Mac OS X", "aarch64").orElseThrow().resource("tree-sitter-c"))
        .isEqualTo("lib/aarch64-macos-tree-sitter-c.dylib");
    assertThat(Platform.of("Windows 11", "amd64").orElseThrow().resource("tree-sitter-go"))
        .isEqualTo("lib/x86_64-windows-tree-sitter-go.dll");
    assertThat(Platform.of("Windows 11", "aarch64")).isEmpty();
    assertThat(Platform.of("SunOS", "sparcv9")).isEmpty();
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = NativeFilesTest.class.getResourceAsStream("/" + RESOURCE)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}
