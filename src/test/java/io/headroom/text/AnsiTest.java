package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsiTest {
  @Test
  void takesColoursTitlesAndCursorMovesOut() {
    assertThat(Ansi.strip("\u001b[32;1m  PASS\u001b[0m a\u001b[2K\u001b[1A")).isEqualTo("  PASS a");
    assertThat(Ansi.strip("\u001b]0;title\u0007text")).isEqualTo("text");
    assertThat(Ansi.strip("\u001b]8;;http://a\u001b\\link\u001b]8;;\u001b\\")).isEqualTo("link");
    assertThat(Ansi.strip("\u001b(Bplain")).isEqualTo("plain");
  }

  @Test
  void keepsWhatFollowsAnUnfinishedSequence() {
    assertThat(Ansi.strip("\u001b]no end")).isEqualTo("no end");
    assertThat(Ansi.strip("end\u001b")).isEqualTo("end");
    assertThat(Ansi.strip("\u001b[12;\u0001x")).isEqualTo("12;\u0001x");
  }

  @Test
  void getsThroughALineOfNothingButIntroducers() {
    assertThat(Ansi.strip("\u001b]".repeat(500_000))).isEmpty();
  }
}
