package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void leavesNothingWhereNothingIsSet() {
    assertThat(Policy.USUAL.threshold()).isEqualTo(300);
    assertThat(Policy.USUAL.leavesTool("Read", List.of("/etc/passwd"))).isFalse();
    assertThat(Policy.USUAL.leavesCommand("cat /etc/passwd")).isFalse();
    assertThat(Policy.USUAL.leavesText("{\"a\": 1}")).isFalse();
  }

  @Test
  void leavesToolsByName() {
    Policy policy = Policies.of("exclude.tools", "Read, mcp__github__*");
    assertThat(policy.leavesTool("Read", List.of())).isTrue();
    assertThat(policy.leavesTool("mcp__github__list", List.of())).isTrue();
    assertThat(policy.leavesTool(List.of("list", "mcp__github__list"), List.of())).isTrue();
    assertThat(policy.leavesTool("Grep", List.of())).isFalse();
  }

  @Test
  void theLastPatternDecides() {
    Policy policy = Policies.of("exclude.tools", "*,!mcp__github__*,mcp__github__get_me");
    assertThat(policy.leavesTool("Read", List.of())).isTrue();
    assertThat(policy.leavesTool("mcp__github__list", List.of())).isFalse();
    assertThat(policy.leavesTool("mcp__github__get_me", List.of())).isTrue();
  }

  @Test
  void leavesResultsWhoseInputNamesAPath() {
    Policy policy = Policies.of("exclude.paths", "*.lock, My Files/*.txt, ~/.ssh");
    assertThat(policy.leavesTool("Read", List.of("/src/yarn.lock"))).isTrue();
    assertThat(policy.leavesTool("Read", List.of("C:\\src\\yarn.lock"))).isTrue();
    assertThat(policy.leavesTool("Read", List.of("x", "/src/My Files/a b.txt"))).isTrue();
    assertThat(policy.leavesTool("Shell", List.of("cat '/src/yarn.lock' | head"))).isTrue();
    assertThat(policy.leavesTool("Read", List.of("/home/me/.ssh/config"))).isTrue();
    assertThat(policy.leavesTool("Read", List.of("~/.ssh/config"))).isTrue();
    assertThat(policy.leavesTool("Read", List.of("/src/yarn.txt"))).isFalse();
  }

  @Test
  void aTextIsNoPath() {
    Policy policy = Policies.of("exclude.paths", "*.lock");
    assertThat(policy.leavesTool("Write", List.of("see yarn.lock\n".repeat(1_000)))).isFalse();
  }

  @Test
  void leavesCommandsByTheirFirstWords() {
    Policy policy = Policies.of("exclude.commands", "git diff, psql");
    assertThat(policy.leavesCommand("git diff --stat")).isTrue();
    assertThat(policy.leavesCommand("cd /x && LANG=C git  diff HEAD~1 | head")).isTrue();
    assertThat(policy.leavesCommand("/usr/bin/psql -c 'select 1'")).isTrue();
    assertThat(policy.leavesCommand("(cd x; psql)")).isTrue();
    assertThat(policy.leavesCommand("git log")).isFalse();
    assertThat(policy.leavesCommand("echo 'first; git diff'")).isFalse();
    assertThat(policy.leavesCommand("grep psql README.md")).isFalse();
  }

  @Test
  void leavesCommandsThatNameAPath() {
    Policy policy = Policies.of("exclude.paths", ".env,!example/.env");
    assertThat(policy.leavesCommand("cat app/.env")).isTrue();
    assertThat(policy.leavesCommand("tool --file=app/.env")).isTrue();
    assertThat(policy.leavesCommand("cat example/.env")).isFalse();
    assertThat(policy.leavesCommand("cat README.md")).isFalse();
  }

  @Test
  void leavesKindsOfContent() {
    Policy policy = Policies.of("exclude.kinds", "JSON,diff");
    assertThat(policy.leavesText("[{\"a\": 1}, {\"a\": 2}]")).isTrue();
    assertThat(policy.leavesText("Plain words, and a sentence of them.")).isFalse();
  }
}
