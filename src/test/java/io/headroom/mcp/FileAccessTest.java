package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.mcp.FileAccess.Read;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {
  @TempDir private Path temp;
  private Path root;
  private Path outside;
  private Path home;
  private FileAccess files;

  @BeforeEach
  void layOut() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectories(temp.resolve("home/project"));
    outside = Files.createDirectories(temp.resolve("elsewhere"));
    home = temp.resolve("home");
    Files.writeString(outside.resolve("secret.txt"), "secret");
    files = new FileAccess(home, 1_000_000);
  }

  @Test
  void readsAFileByteForByte() throws IOException {
    byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', 0, '\r', '\n', (byte) 0xFF};
    Files.write(root.resolve("x.bin"), bytes);
    assertThat(content("x.bin")).isEqualTo(bytes);
    assertThat(content(root.resolve("x.bin").toString())).isEqualTo(bytes);
    assertThat(content(root.resolve("x.bin").toUri().toString())).isEqualTo(bytes);
    assertThat(content("./x.bin")).isEqualTo(bytes);
  }

  @Test
  void relativePathsAreTriedInEachRoot() throws IOException {
    Path other = Files.createDirectories(temp.resolve("other"));
    Files.writeString(other.resolve("only-here.log"), "yes");
    Read read = files.read("only-here.log", List.of(root, other));
    assertThat(read).isInstanceOf(Read.Content.class);
  }

  @Test
  void readsNamesInAnyScript() throws IOException {
    Files.writeString(root.resolve("журнал 日本 🙂.log"), "ok");
    assertThat(new String(content("журнал 日本 🙂.log"), StandardCharsets.UTF_8)).isEqualTo("ok");
  }

  @Test
  void linksInsideTheRootsAreFollowed() throws IOException {
    Files.writeString(root.resolve("real.txt"), "ok");
    Files.createSymbolicLink(root.resolve("link.txt"), root.resolve("real.txt"));
    assertThat(new String(content("link.txt"), StandardCharsets.UTF_8)).isEqualTo("ok");
  }

  @Test
  void noWayLeadsOut() throws IOException {
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret.txt"));
    for (String path :
        List.of(
            outside.resolve("secret.txt").toString(),
            "../../elsewhere/secret.txt",
            root + "/../../elsewhere/secret.txt",
            "out/secret.txt",
            "file",
            outside.resolve("secret.txt").toUri().toString(),
            root + "-sibling/x")) {
      assertThat(refusal(path))
          .as(path)
          .contains("not in a granted directory")
          .contains("--root DIR");
    }
  }

  @Test
  void aRefusalDoesNotTellWhetherThereIsAFileOutside() throws IOException {
    Files.createSymbolicLink(root.resolve("to-file"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("to-none"), outside.resolve("none.txt"));
    Files.createSymbolicLink(root.resolve("out"), outside);
    for (String[] pair :
        new String[][] {
          {outside + "/secret.txt", outside + "/none.txt"},
          {"to-file", "to-none"},
          {"out/secret.txt", "out/none.txt"},
          {"../../elsewhere/secret.txt", "../../elsewhere/none.txt"},
          {outside.toString(), temp + "/nowhere"}
        }) {
      assertThat(refusal(pair[0]).replace(pair[0], "X"))
          .isEqualTo(refusal(pair[1]).replace(pair[1], "X"));
    }
  }

  @Test
  void aMissingFileInsideIsSaidToBeMissing() {
    assertThat(refusal("nosuch.log")).contains("There is no file", root.toString());
  }

  @Test
  void whatIsNoFileIsRefusedWithAWayOn() throws Exception {
    Files.writeString(root.resolve("a.log"), "x");
    assertThat(refusal(".")).contains("is a directory", "a.log");
    Files.write(root.resolve("huge"), new byte[1_000_001]);
    assertThat(refusal("huge")).contains("larger than", "head, tail or grep");
    assertThat(refusal("a\0b")).contains("not a path");
    assertThat(refusal("file:///%zz")).contains("not a path");
    Process made =
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(made.waitFor() == 0);
    assertThat(refusal("pipe")).contains("device or a pipe");
  }

  @Test
  void theHomeDirectoryAndWhatHoldsItGrantNothing() throws IOException {
    Files.writeString(home.resolve(".netrc"), "secret");
    for (Path granted : List.of(home, temp, Path.of("/"))) {
      Read read = files.read(home.resolve(".netrc").toString(), List.of(granted));
      assertThat(((Read.Refused) read).message()).contains("No directory is granted", "--root DIR");
    }
  }

  @Test
  void rootsBeginWithWhatWasNamedThenTheProjectThenTheWorkingDirectory() {
    Map<String, String> none = Map.of();
    Map<String, String> project = Map.of("CLAUDE_PROJECT_DIR", root.toString());
    assertThat(Roots.initial(List.of(outside), false, project, root, home))
        .containsExactly(outside);
    assertThat(Roots.initial(List.of(), false, project, outside, home)).containsExactly(root);
    assertThat(Roots.initial(List.of(), false, none, outside, home)).containsExactly(outside);
    assertThat(Roots.initial(List.of(), false, none, home, home)).isEmpty();
    assertThat(Roots.initial(List.of(), false, none, Path.of("/"), home)).isEmpty();
    assertThat(Roots.initial(List.of(home), false, none, outside, home)).isEmpty();
    assertThat(Roots.initial(List.of(), true, project, root, home)).isEmpty();
    assertThat(Roots.initial(List.of(root), true, none, outside, home)).containsExactly(root);
    assertThat(Roots.granted(Stream.of(temp.resolve("nowhere")), home)).isEmpty();
  }

  private byte[] content(String path) {
    Read read = files.read(path, List.of(root));
    assertThat(read).isInstanceOf(Read.Content.class);
    return ((Read.Content) read).original().bytes();
  }

  private String refusal(String path) {
    Read read = files.read(path, List.of(root));
    assertThat(read).as(path).isInstanceOf(Read.Refused.class);
    return ((Read.Refused) read).message();
  }
}
