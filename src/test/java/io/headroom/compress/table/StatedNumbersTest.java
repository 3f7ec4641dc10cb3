package io.headroom.compress.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Derives every number a shown table states from its rows anew.
class StatedNumbersTest {
  private static final Pattern GAP = Pattern.compile("… (\\d+) rows?, lines? (\\d+)-?(\\d*)");

  static Stream<Arguments> tables() {
    List<Arguments> all = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      List<List<String>> rows = Tables.requests(seed, 300 + (int) seed * 10);
      all.add(Arguments.of(rows, Tables.csv(rows), 2));
      all.add(Arguments.of(rows, Tables.box(rows), 4));
      all.add(Arguments.of(rows, Tables.aligned(rows), 2));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void gapsSayHowManyRowsAreMissingAndWhere(List<List<String>> rows, String text, int first) {
    int next = 0;
    for (String line : Tables.shown(text, "").lines().skip(1).toList()) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        int count = number(gap, 1);
        assertThat(number(gap, 2)).isEqualTo(first + next);
        assertThat(number(gap, count == 1 ? 2 : 3)).isEqualTo(first + next + count - 1);
        next += count;
      } else if (!line.startsWith("…")) {
        assertThat(line).startsWith(rows.get(next).getFirst());
        next++;
      }
    }
    assertThat(next).isEqualTo(rows.size());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aggregatesAreTrueOfAllRows(List<List<String>> rows, String text, int first) {
    String summary =
        Tables.shown(text, "")
            .lines()
            .filter(l -> l.startsWith("… all "))
            .findFirst()
            .orElseThrow();

    assertThat(summary).startsWith("… all " + rows.size() + " rows: ");
    for (String value : List.of("ok", "failed", "north", "south", "west")) {
      long count = rows.stream().filter(row -> row.contains(value)).count();
      assertThat(summary.contains(value + "×")).isEqualTo(count > 0 && count < rows.size());
      if (count > 0 && count < rows.size()) {
        assertThat(summary).containsPattern(value + "×" + count + "(?!\\d)");
      }
    }
    int[] millis = rows.stream().mapToInt(row -> Integer.parseInt(row.get(3))).sorted().toArray();
    assertThat(summary.toLowerCase(Locale.ROOT))
        .containsPattern(
            "millis %d to %d, median %d(?!\\d)"
                .formatted(millis[0], millis[millis.length - 1], millis[(millis.length - 1) / 2]));
    assertThat(first).isPositive();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(Objects.requireNonNull(matcher.group(group)));
  }
}
