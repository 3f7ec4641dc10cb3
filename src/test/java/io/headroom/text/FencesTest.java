package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencesTest {
  @Test
  void aBlockEndsBehindAFenceOfItsMarkAndLength() {
    Lines lines = Lines.of("a\n````sh\n```\n~~~~\n````  \nb\n");
    assertThat(Fences.opens(lines, 1)).isTrue();
    assertThat(Fences.end(lines, 1)).isEqualTo(5);
    assertThat(Fences.closes(lines, 1, 4)).isTrue();
  }

  @Test
  void aBlockThatNothingClosesGoesOnToTheEnd() {
    Lines lines = Lines.of("```\na\n``` b\n");
    assertThat(Fences.end(lines, 0)).isEqualTo(3);
    assertThat(Fences.closes(lines, 0, 2)).isFalse();
  }

  @Test
  void otherLinesOpenNone() {
    Lines lines = Lines.of("``a``\n\n~~\n");
    for (int i = 0; i < lines.count(); i++) {
      assertThat(Fences.opens(lines, i)).isFalse();
      assertThat(Fences.end(lines, i)).isEqualTo(i);
    }
  }
}
