package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "finished with 0 errors",
        "no failures",
        "Tests run: 5, Failures: 0, Errors: 0, Skipped: 0",
        "without error",
        "err=0 failed=0",
        "error: none",
      })
  void aFailureThatDidNotHappenIsNone(String message) {
    assertThat(Outcomes.of(message).failure()).isFalse();
    assertThat(Outcomes.of(message).failures()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"connection refused", "KeeperException seen", "block not found", "10 errors"})
  void aWordOfFailureIsSeen(String message) {
    assertThat(Outcomes.of(message).failure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 failed, 12 passed", "Tests: 3 failed, 4 total", "Failures: 2, Errors: 0"})
  void countedFailuresAreSeen(String message) {
    assertThat(Outcomes.of(message).failures()).isTrue();
  }
}
