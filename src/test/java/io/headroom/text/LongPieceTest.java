package io.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LongPieceTest {
  private static final Ranks RANKS = RankFile.read("cl100k_base");

  /// Windows hardly longer than a token are often cut too close, so that they have to grow.
  @Test
  void countsTheSameInWindowsOfAnySize() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String text = piece(random);
      int whole = count(text, 1 << 20, 1 << 10);
      assertThat(count(text, 130 + random.nextInt(200), 128)).as(text).isEqualTo(whole);
      assertThat(count(text, 400, 300)).as(text).isEqualTo(whole);
    }
  }

  private static int count(String text, int window, int overlap) {
    return new LongPiece(RANKS, text, 0, text.length(), window, overlap).count();
  }

  private static String piece(Random random) {
    StringBuilder text = new StringBuilder();
    int width = 1 + random.nextInt(26);
    int length = 1 + random.nextInt(4_000);
    while (text.length() < length) {
      switch (random.nextInt(40)) {
        case 0 -> text.append("ab".repeat(random.nextInt(100)));
        case 1 -> text.append(" ".repeat(random.nextInt(300)));
        case 2 -> text.appendCodePoint(0x1F300 + random.nextInt(200));
        case 3 -> text.append((char) (0x4E00 + random.nextInt(2_000)));
        default -> text.append((char) ('a' + random.nextInt(width)));
      }
    }
    return text.toString();
  }
}
