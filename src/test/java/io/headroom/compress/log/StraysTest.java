package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class StraysTest {
  private static final int LINES = 2_000;

  /// Lines of one shape.
  ///
  /// @param took what each took
  private static String requests(IntFunction<String> took) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      out.append(
          String.format(
              Locale.ROOT,
              "2026-03-04 10:%02d:%02d INFO api - served /items/%d in %s%n",
              i / 60 % 60,
              i % 60,
              i * 7919 % 10_007,
              took.apply(i)));
    }
    return out.toString();
  }

  private static IntFunction<String> usual(long seed) {
    Random random = new Random(seed);
    return _ -> 20 + random.nextInt(60) + " ms";
  }

  @Test
  void showsTheLineWhoseNumberIsFarFromTheOthers() {
    IntFunction<String> usual = usual(1);

    String shown = Logs.compress(requests(i -> i == 1_234 ? "9241 ms" : usual.apply(i)), "").text();

    assertThat(shown).contains("in 9241 ms");
    assertThat(shown.lines().count()).isLessThan(12);
  }

  @Test
  void readsUnitsOfTime() {
    IntFunction<String> usual = usual(2);

    String shown = Logs.compress(requests(i -> i == 777 ? "12 s" : usual.apply(i)), "").text();

    assertThat(shown).contains("in 12 s");
  }

  @Test
  void findsTheSlowestOfAListOfNames() {
    Random random = new Random(3);
    String[] words = {"parses", "renders", "opens", "closes", "lists", "sorts", "maps", "folds"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.append("  ✓ ").append(words[random.nextInt(8)]).append(' ');
      text.append(words[random.nextInt(8)]).append(" the ").append(words[random.nextInt(8)]);
      text.append(" (").append(i == 411 ? 4_821 : 2 + random.nextInt(9)).append(" ms)\n");
    }

    assertThat(Logs.compress(text.toString(), "").text()).contains("(4821 ms)");
  }

  @Test
  void showsTheGreatestWhereAQuestionSpeaksOfItThoughItIsNoOutlier() {
    String text = requests(i -> i == 1_500 ? "100 ms" : 20 + i * 7 % 79 + " ms");

    assertThat(Logs.compress(text, "").text()).doesNotContain("in 100 ms");
    assertThat(Logs.compress(text, "Which was the slowest request served?").text())
        .contains("in 100 ms");
  }

  @Test
  void numbersThatTellThingsApartAreNoMeasures() {
    IntFunction<String> usual = usual(4);
    String text = requests(i -> usual.apply(i) + (i == 900 ? " by worker 90210" : " by worker 3"));

    assertThat(Logs.compress(text, "").text()).doesNotContain("by worker 90210");
  }
}
