package io.headroom.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir private Path temporary;
  private Path base = Path.of("");

  @BeforeEach
  void findBase() throws IOException {
    base = temporary.toRealPath();
  }

  @Test
  void everyDirectoryOfARepositoryIsOfOneProject() throws IOException {
    Path repository = base.resolve("repository");
    Path deep = Files.createDirectories(repository.resolve("src/main"));
    Files.createDirectory(repository.resolve(".git"));
    assertThat(Project.of(deep)).isEqualTo(Project.of(repository));
    assertThat(Project.of(deep).root()).isEqualTo(repository);
    assertThat(Project.of(repository.resolve("src/../src"))).isEqualTo(Project.of(repository));
  }

  @Test
  void aWorktreeIsAProjectOfItsOwn() throws IOException {
    Files.createDirectory(base.resolve(".git"));
    Path worktree = Files.createDirectory(base.resolve("worktree"));
    Files.writeString(worktree.resolve(".git"), "gitdir: ../.git/worktrees/worktree\n");
    assertThat(Project.of(worktree)).isNotEqualTo(Project.of(base));
  }

  @Test
  void aLinkLeadsToTheSameProject() throws IOException {
    Path directory = Files.createDirectory(base.resolve("directory"));
    Path link = Files.createSymbolicLink(base.resolve("link"), directory);
    assertThat(Project.of(link)).isEqualTo(Project.of(directory));
  }

  @Test
  void aDirectoryThatIsNotThereIsAProjectAllTheSame() {
    assertThat(Project.of(base.resolve("gone")).root()).isEqualTo(base.resolve("gone"));
  }
}
