package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LinesTest {
  private static final List<String> PIECES = List.of("a", "b c", "\n", "\r", "\r\n", "é", "😀");

  @Test
  void endsLinesAtFeedsAndReturnsAndBothTogether() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String text =
          random
              .ints(random.nextInt(12), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());
      Lines lines = Lines.of(text);
      List<String> full = IntStream.range(0, lines.count()).mapToObj(lines::full).toList();
      List<String> bare = IntStream.range(0, lines.count()).mapToObj(lines::line).toList();

      assertThat(String.join("", full)).isEqualTo(text);
      assertThat(bare).isEqualTo(text.lines().toList());
    }
  }

  @Test
  void readsATextThatOnlyReturnsInOnePass() {
    String progress = "50 %\r".repeat(400_000);

    assertThat(Lines.of(progress).count()).isEqualTo(400_000);
  }
}
