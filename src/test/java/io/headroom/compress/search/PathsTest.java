package io.headroom.compress.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/a.js",
        "Makefile",
        "C:\\a\\b.c",
        "my docs/read me.txt",
        "HEAD:src/x",
        "a-1.b"
      })
  void takesPaths(String path) {
    assertThat(Paths.plausible(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026-01-15T10", "10:00", "[2026-01-15T10", "Jan 15 10", " src/a", "a\tb/c"})
  void refusesTimesAndProse(String path) {
    assertThat(Paths.plausible(path)).isFalse();
  }
}
