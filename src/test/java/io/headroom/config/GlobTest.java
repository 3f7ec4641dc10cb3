package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Test
  void namesMatchWhole() {
    Glob all = Glob.of(Glob.Kind.NAME, "mcp__github__*");
    assertThat(all.matches("mcp__github__get_issue")).isTrue();
    assertThat(all.matches("mcp__gitlab__get_issue")).isFalse();
    assertThat(Glob.of(Glob.Kind.NAME, "Read").matches("ReadAll")).isFalse();
    assertThat(Glob.of(Glob.Kind.NAME, "R?ad").matches("Read")).isTrue();
    assertThat(Glob.of(Glob.Kind.NAME, "*").matches("")).isTrue();
  }

  @Test
  void commandsMatchUpToAWord() {
    Glob diff = Glob.of(Glob.Kind.COMMAND, "git diff");
    assertThat(diff.matches("git diff")).isTrue();
    assertThat(diff.matches("git diff --stat HEAD")).isTrue();
    assertThat(diff.matches("git difftool")).isFalse();
    assertThat(diff.matches("git log")).isFalse();
    assertThat(Glob.of(Glob.Kind.COMMAND, "npm run *:watch").matches("npm run test:watch -- x"))
        .isTrue();
    assertThat(Glob.of(Glob.Kind.COMMAND, "git*").matches("git-lfs ls-files")).isTrue();
  }

  @Test
  void pathsMatchBehindAnySlashAndCoverWhatIsInThem() {
    assertThat(Glob.of(Glob.Kind.PATH, "*.lock").matches("/src/app/yarn.lock")).isTrue();
    assertThat(Glob.of(Glob.Kind.PATH, "*.lock").matches("yarn.lock")).isTrue();
    assertThat(Glob.of(Glob.Kind.PATH, "*.lock").matches("yarn.lock.txt")).isFalse();
    assertThat(Glob.of(Glob.Kind.PATH, "secrets").matches("/src/secrets/a/b.txt")).isTrue();
    assertThat(Glob.of(Glob.Kind.PATH, "secrets/").matches("secrets/a")).isTrue();
    assertThat(Glob.of(Glob.Kind.PATH, "secrets").matches("/src/mysecrets/a")).isFalse();
    assertThat(Glob.of(Glob.Kind.PATH, "config/*.json").matches("a/config/x.json")).isTrue();
    assertThat(Glob.of(Glob.Kind.PATH, "config/*.json").matches("config/x/y.json")).isFalse();
    assertThat(Glob.of(Glob.Kind.PATH, "config/**").matches("config/x/y.json")).isTrue();
  }

  @Test
  void twoStarsStandForAnyDirectoriesOrNone() {
    Glob glob = Glob.of(Glob.Kind.PATH, "a/**/b");
    assertThat(glob.matches("a/b")).isTrue();
    assertThat(glob.matches("a/x/y/b")).isTrue();
    assertThat(glob.matches("a/xb")).isFalse();
    assertThat(Glob.of(Glob.Kind.PATH, "**/b").matches("b")).isTrue();
  }

  @Test
  void pathsFromTheRootMatchFromThere() {
    Glob etc = Glob.of(Glob.Kind.PATH, "/etc/**");
    assertThat(etc.matches("/etc/passwd")).isTrue();
    assertThat(etc.matches("/home/etc/passwd")).isFalse();
    assertThat(etc.matches("etc/passwd")).isFalse();
  }

  @Test
  void noPatternTakesLong() {
    Glob hostile = Glob.of(Glob.Kind.NAME, "*a".repeat(Glob.LONGEST / 2) + "b");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(hostile.matches("a".repeat(4_096))).isFalse());
  }
}
