package io.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelevanceTest {
  private static final String TEXT =
      """
      open 10.0.0.1 done
      open 10.0.0.12 done
      open 10.0.0.2 done
      close 10.0.0.1 done
      open 1.10.0.0 done
      """;

  @Test
  void findsAnAddressAsAWhole() {
    double[] scores = scores("what happened with 10.0.0.1?");

    assertThat(Math.min(scores[0], scores[3]))
        .isGreaterThan(Math.max(scores[1], Math.max(scores[2], scores[4])));
  }

  @Test
  void countsAWordOfEveryLineForNearlyNothing() {
    double[] scores = scores("is it done?");

    assertThat(Arrays.stream(scores).max().orElseThrow()).isLessThan(0.1);
  }

  @Test
  void givesNothingForABlankQuestion() {
    assertThat(scores("  ")).containsOnly(0);
    assertThat(scores("¿?")).containsOnly(0);
  }

  private static double[] scores(String query) {
    Lines lines = Lines.of(TEXT);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      units.add(Unit.plain(new Span(lines.start(i), lines.end(i)), i));
    }
    return Relevance.of(query, TEXT, units);
  }
}
