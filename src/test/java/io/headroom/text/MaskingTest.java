package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MaskingTest {
  @Test
  void takesNumbersIdentifiersPathsAndAddressesForValues() {
    assertThat(words("took 31 ms for blk_-387 from /10.251.2.3:5001 in /var/log/x at 0xdeadbeef"))
        .isEqualTo(words("took 7 ms for blk_12 from /10.0.0.1:80 in /tmp at 0x00000001"));
  }

  @Test
  void takesTheNameOfARuleForAWord() {
    assertThat(words("E501 line too long")).isNotEqualTo(words("E203 line too long"));
  }

  @Test
  void takesRulersOfAnyLengthForTheSame() {
    assertThat(words("==== a ====")).isEqualTo(words("======= a ======="));
  }

  @Test
  void tellsNamesApartButNotNumbers() {
    assertThat(names("user root from 10.0.0.1 id blk_-5"))
        .isEqualTo(names("user root  from 9.1.2.3 id blk_77"))
        .isNotEqualTo(names("user guest from 10.0.0.1 id blk_-5"));
  }

  private static long[] words(String line) {
    long[] tokens = new long[64];
    int count = Masking.words(line, 0, line.length(), tokens);
    return Arrays.copyOf(tokens, count);
  }

  private static long names(String line) {
    return Masking.names(line, 0, line.length());
  }
}
