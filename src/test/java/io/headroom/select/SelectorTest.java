package io.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorTest {
  private static final Span SPAN = new Span(0, 1);

  @Test
  void putsTheSevereTheEndsAndTheRareBeforeTheUsual() {
    List<Unit> units = usual(100);
    units.set(40, Unit.plain(SPAN, 1));
    units.set(70, new Unit(SPAN, "", 2, 1, 0, false));

    int[] order = Selector.rank(units, new double[100]).order();

    assertThat(order).startsWith(70, 0, 99, 40, 1);
  }

  @Test
  void holdsEveryUnitOnceByFallingGain() {
    List<Unit> units = usual(500);
    double[] relevance = new double[500];
    for (int i = 0; i < 500; i += 7) {
      units.set(i, new Unit(SPAN, "", i % 3, i % 2, (i % 10) / 10.0, i % 11 == 0));
      relevance[i] = (i % 13) / 13.0;
    }

    Ranking ranking = Selector.rank(units, relevance);

    assertThat(ranking.order()).doesNotHaveDuplicates().hasSize(500);
    for (int i = 1; i < 500; i++) {
      assertThat(ranking.gains()[i]).isLessThanOrEqualTo(ranking.gains()[i - 1]);
    }
  }

  @Test
  void prefersTheFirstOfEquals() {
    int[] order = Selector.rank(usual(50), new double[50]).order();

    assertThat(order).startsWith(0, 49, 1, 2, 3);
  }

  @Test
  void ranksAMillionEqualUnits() {
    assertThat(Selector.rank(usual(1_000_000), new double[1_000_000]).order()).hasSize(1_000_000);
  }

  private static List<Unit> usual(int n) {
    List<Unit> units = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      units.add(Unit.plain(SPAN, 0));
    }
    return units;
  }
}
