package io.headroom.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir private Path temp;

  @Test
  void isTheWorkingTreeADirectoryIsIn() throws IOException {
    Path tree = Files.createDirectories(temp.resolve("shop"));
    Files.createDirectory(tree.resolve(".git"));
    Path inside = Files.createDirectories(tree.resolve("src/main"));
    assertThat(Project.of(inside)).isEqualTo(Project.of(tree));
    assertThat(Project.of(inside).name()).isEqualTo("shop");
    assertThat(Project.of(inside).root()).isEqualTo(tree.toRealPath());
  }

  @Test
  void aLinkedWorkingTreeIsAProjectOfItsOwn() throws IOException {
    Path linked = Files.createDirectories(temp.resolve("shop-fix"));
    Files.writeString(linked.resolve(".git"), "gitdir: /elsewhere\n");
    assertThat(Project.of(linked).name()).isEqualTo("shop-fix");
  }

  @Test
  void withoutGitADirectoryIsItsOwn() throws IOException {
    Path notes = Files.createDirectories(temp.resolve("notes"));
    assertThat(Project.of(notes).name()).isEqualTo("notes");
    assertThat(Project.of(Path.of("/")).name()).isEqualTo("/");
  }

  @Test
  void projectsOfOneNameDifferAndSayNothingOfTheirPlace() throws IOException {
    Path one = Files.createDirectories(temp.resolve("a/app"));
    Path other = Files.createDirectories(temp.resolve("b/app"));
    assertThat(Project.of(one).id())
        .matches("[0-9a-f]{12}")
        .isNotEqualTo(Project.of(other).id())
        .isEqualTo(Project.of(one).id());
  }
}
