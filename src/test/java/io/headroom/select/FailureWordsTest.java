package io.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"failed", "errors", "timeout", "aborted", "refused", "missing"})
  void messagesSayThatSomethingFailed(String word) {
    assertThat(FailureWords.inMessage(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"errorreport", "terror", "cancel", "passed"})
  void wordsThatOnlyBeginSoDoNot(String word) {
    assertThat(FailureWords.inMessage(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "step_failed", "ConnectTimeout", "timed out", "cancelled"})
  void valuesNameFailures(String value) {
    assertThat(FailureWords.inValue(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "terror", "ok", ""})
  void statesAreNoFailures(String value) {
    assertThat(FailureWords.inValue(value)).isFalse();
  }
}
