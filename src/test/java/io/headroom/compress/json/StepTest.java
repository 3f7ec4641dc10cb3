package io.headroom.compress.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
  private static Json json(String text) {
    return Quoting.number(text) ? Json.Atom.of(text) : Json.Text.of(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, +1",
    "10, -3, -13",
    "2024-02-28, 2024-02-29, +1 day",
    "2024-03-01, 2024-02-23, -7 days",
    "2024-12-31T23:45, 2025-01-01T00:00, +15 min",
    "2024-12-31T23:45:00Z, 2024-12-31T23:45:30Z, +30 s",
    "2024-12-31 23:45:00.250, 2024-12-31 23:45:00.500, +250 ms",
    "2024-01-01T00:00:00+01:00, 2024-01-03T00:00:00+01:00, +2 days"
  })
  void leadsFromAValueToTheNext(String from, String to, String spelled) {
    Step step = Step.between(json(from), json(to)).orElseThrow();
    assertThat(step).hasToString(spelled);
    assertThat(Step.parse(spelled)).isEqualTo(step);
    assertThat(step.next(json(from)).text()).isEqualTo(to);
    assertThat(step.leads(json(from), json(to))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1, 1.5",
    "-0, 1",
    "2024-02-28, 2024-02-30",
    "2024-02-28, 2024-02-28T00:00",
    "2024-02-28T00:00Z, 2024-02-28T01:00",
    "1, 2024-02-28",
    "v1, v2"
  })
  void isNothingBetweenOtherValues(String from, String to) {
    assertThat(Step.between(json(from), json(to))).isEmpty();
  }

  @Test
  void refusesWhatIsNoStep() {
    assertThatThrownBy(() -> Step.parse("+1 year")).isInstanceOf(IllegalArgumentException.class);
  }
}
