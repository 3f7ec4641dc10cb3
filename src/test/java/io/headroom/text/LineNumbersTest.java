package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"\t", ":", "→", "|", " | "})
  void findsNumbersHoweverTheyAreParted(String separator) {
    String text = " 7" + separator + "a\n 8" + separator + "\n 9" + separator + "b c\n";
    LineNumbers numbers = of(text);
    assertThat(numbers.present()).isTrue();
    assertThat(numbers.number(2)).isEqualTo(9);
    assertThat(numbers.listed()).isEqualTo("a\n\nb c\n");
  }

  @Test
  void leavesLinesAboutTheListingOut() {
    LineNumbers numbers =
        of("[File: a.py (9 lines)]\n(1 line above)\n2:x\n3:y\n4:z\n5:u\n6:v\n7:w\n8:x\n9:y\n");
    assertThat(numbers.present()).isTrue();
    assertThat(numbers.prefix(0)).isZero();
    assertThat(numbers.listed()).startsWith("x\ny\n");
  }

  @Test
  void findsSeveralListingsInOneText() {
    LineNumbers numbers = of("a:\n1\tx\n2\ty\n3\tz\n4\tx\n\nb:\n1\tu\n2\tv\n3\tw\n4\tx\n");
    assertThat(numbers.present()).isTrue();
    assertThat(numbers.number(7)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one line",
        "12:match\n40:match\n97:match\n",
        "3\tapples\n9\tpears\n1\tplum\n",
        "10:15:02 a\n10:15:03 b\n10:15:04 c\n"
      })
  void takesNoOtherNumbersForThem(String text) {
    assertThat(of(text).present()).isFalse();
  }

  private static LineNumbers of(String text) {
    return LineNumbers.of(Lines.of(text));
  }
}
