package io.headroom.compress.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12;12",
        "-3.5;-3.5",
        "1,024;1024",
        "11%;11",
        "2K;2048",
        "1.5 MiB;1572864",
        "1:02:03;3723",
        "0:00.5;0.5"
      })
  void readsNumbers(String text, double number) {
    assertThat(new Cell(text).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1.2.3", "10.0.0.1", "1,2", "12abc", "2026-01-01", "a1", "1:x", "."})
  void takesNothingElseForANumber(String text) {
    assertThat(new Cell(text).number()).isNaN();
  }
}
