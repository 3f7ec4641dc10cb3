package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellCommandTest {
  @Test
  void isWhatTheAgentWroteAmongWhatItsClientAdded() {
    assertThat(
            ShellCommand.of(
                "source /x/shell-snapshots/s.sh && eval 'mvn -q verify' \\< /dev/null && pwd -P >| /tmp/cwd"))
        .isEqualTo("mvn -q verify");
    assertThat(ShellCommand.of("eval 'it'\\''s here' && pwd")).isEqualTo("it's here");
    assertThat(ShellCommand.of("eval 'echo '\"'\"'a b'\"'\"'' && pwd")).isEqualTo("echo 'a b'");
    assertThat(ShellCommand.of("eval \"say \\\"x\\\"\" && pwd")).isEqualTo("say \"x\"");
    assertThat(ShellCommand.of("eval 'never closed")).isEqualTo("never closed");
  }

  @Test
  void isTheWholeLineWhereNothingWasAdded() {
    assertThat(ShellCommand.of("ls -l")).isEqualTo("ls -l");
  }

  @Test
  void knowsOurOwnCommandsByName() {
    assertThat(ShellCommand.isOurOwn("headroom store get 0123")).isTrue();
    assertThat(ShellCommand.isOurOwn("cd x && ~/.local/bin/headroom store get 0123 | head"))
        .isTrue();
    assertThat(ShellCommand.isOurOwn("grep -r headroom-jvm .")).isFalse();
    assertThat(ShellCommand.isOurOwn("cat headroom.log")).isFalse();
  }
}
