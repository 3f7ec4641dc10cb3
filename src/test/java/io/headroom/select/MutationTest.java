package io.headroom.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.select.SectionRelevance.Member;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Switches the signals of the selector off one by one: each has to be missed, so that none can die
/// unnoticed.
class MutationTest {
  private static final Span SPAN = new Span(0, 1);

  private static final Weights ALL = Weights.DEFAULT;

  /// What a reader counts on, by the signal it rests on.
  private static final Map<String, Predicate<Weights>> BEHAVIOURS = behaviours();

  /// The default weights without one signal.
  private static final Map<String, Weights> MUTANTS =
      Map.of(
          "rarity", with(0, 1, 1, 1, 1, ALL.repeat(), ALL.price()),
          "severity", with(1, 0, 1, 1, 1, ALL.repeat(), ALL.price()),
          "surprise", with(1, 1, 0, 1, 1, ALL.repeat(), ALL.price()),
          "relevance", with(1, 1, 1, 0, 1, ALL.repeat(), ALL.price()),
          "boundary", with(1, 1, 1, 1, 0, ALL.repeat(), ALL.price()),
          "redundancy", with(1, 1, 1, 1, 1, 1, ALL.price()),
          "price", with(1, 1, 1, 1, 1, ALL.repeat(), 0));

  private static Weights with(
      double rarity,
      double severity,
      double surprise,
      double relevance,
      double boundary,
      double repeat,
      double price) {
    return new Weights(
        ALL.rarity() * rarity,
        ALL.severity() * severity,
        ALL.surprise() * surprise,
        ALL.relevance() * relevance,
        ALL.boundary() * boundary,
        repeat,
        price);
  }

  private static Map<String, Predicate<Weights>> behaviours() {
    Map<String, Predicate<Weights>> behaviours = new LinkedHashMap<>();
    behaviours.put("rarity", w -> leads(usual(100, 40, Unit.plain(SPAN, 1)), 40, w));
    behaviours.put(
        "severity", w -> leads(different(100, 40, new Unit(SPAN, "", 40, 1, 0, false)), 40, w));
    behaviours.put(
        "surprise", w -> leads(different(100, 40, new Unit(SPAN, "", 40, 0, 1, false)), 40, w));
    behaviours.put(
        "relevance",
        w -> {
          double[] relevance = new double[100];
          relevance[40] = 1;
          return at(order(usual(100), relevance, new int[100], w), 40) == 0;
        });
    behaviours.put(
        "boundary", w -> at(order(usual(100), new double[100], new int[100], w), 99) < 2);
    behaviours.put(
        "redundancy",
        w -> {
          // Many of one severe shape before one that is a little less so.
          List<Unit> units = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            units.add(new Unit(SPAN, "", 0, 0.95, 0, false));
          }
          units.add(10, new Unit(SPAN, "", 1, 0.26, 0, false));
          return at(order(units, new double[21], new int[21], w), 10) < 4;
        });
    behaviours.put(
        "price",
        w -> {
          int[] tokens = new int[100];
          Arrays.fill(tokens, 400);
          tokens[40] = 10;
          double[] relevance = new double[100];
          Arrays.fill(relevance, 0.5);
          return at(order(different(100), relevance, tokens, w), 40) < 3;
        });
    return behaviours;
  }

  static List<String> signals() {
    return List.copyOf(BEHAVIOURS.keySet());
  }

  @ParameterizedTest
  @MethodSource("signals")
  void isMissedWhenItIsSwitchedOff(String signal) {
    Predicate<Weights> behaviour = BEHAVIOURS.getOrDefault(signal, _ -> false);

    assertThat(behaviour.test(ALL)).as("with %s", signal).isTrue();
    assertThat(behaviour.test(MUTANTS.getOrDefault(signal, ALL)))
        .as("without %s", signal)
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void isMissedByNoOther(String signal) {
    MUTANTS.forEach((other, weights) -> {
      if (!other.equals(signal)) {
        assertThat(BEHAVIOURS.getOrDefault(signal, _ -> false).test(weights))
            .as("%s without %s", signal, other)
            .isTrue();
      }
    });
  }

  @Test
  void whatIsNewIsTakenBeforeWhatWasSaid() {
    String again = "say it again\n".repeat(15);
    String text = again + "mention something else\n" + again;
    Ranking without = Selector.rank(lines(text), new double[31]);
    Ranking with = Novelty.behind(without, 2, text, lines(text));

    assertThat(at(without.order(), 15)).isGreaterThan(10);
    assertThat(at(with.order(), 15)).isEqualTo(2);
    assertThat(with.order()).doesNotHaveDuplicates().hasSize(31);
  }

  @Test
  void whatWouldTakeMoreThanAllBeforeItWaits() {
    int[] tokens = new int[50];
    Arrays.fill(tokens, 20);
    tokens[0] = 900;
    Ranking without = Selector.rank(usual(50), new double[50]);

    assertThat(without.order()[0]).isZero();
    int[] with = without.gradual(tokens).order();
    int before = IntStream.range(0, at(with, 0)).map(i -> tokens[with[i]]).sum();
    assertThat(before).isGreaterThanOrEqualTo(900);
    assertThat(with).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void whatStandsInAnotherComesBehindIt() {
    int[] tokens = {500, 10, 10, 10};
    int[] order = {2, 3, 1, 0};
    Ranking ranking = new Ranking(order, new double[] {4, 3, 2, 1}, 0);

    int[] with = new Gradual(tokens, unit -> unit == 2 ? 0 : -1).order(ranking).order();

    assertThat(with).containsExactly(3, 1, 0, 2);
  }

  @Test
  void whatStandsUnderATitleIsAskedForWithIt() {
    String text = "Installation\nRun the script.\nColours\nPick one of them.\n";
    List<Unit> lines = lines(text);
    List<Member> members =
        List.of(
            new Member(lines.get(0), 0, true),
            new Member(lines.get(1), 0, false),
            new Member(lines.get(2), 2, true),
            new Member(lines.get(3), 2, false));

    double[] with = SectionRelevance.of("colours", text, members);
    double[] without = SectionRelevance.of("colours", text, members, 0);

    assertThat(with[3]).isGreaterThan(with[1]);
    assertThat(without[3]).isEqualTo(without[1]);
  }

  private static boolean leads(List<Unit> units, int unit, Weights weights) {
    int n = units.size();
    return at(order(units, new double[n], new int[n], weights), unit) < 3;
  }

  private static int[] order(List<Unit> units, double[] relevance, int[] tokens, Weights weights) {
    return Selector.rank(units, relevance, tokens, weights).order();
  }

  private static int at(int[] order, int unit) {
    return IntStream.range(0, order.length).filter(i -> order[i] == unit).findFirst().orElseThrow();
  }

  private static List<Unit> usual(int n) {
    return IntStream.range(0, n).mapToObj(_ -> Unit.plain(SPAN, 0)).toList();
  }

  private static List<Unit> usual(int n, int at, Unit other) {
    List<Unit> units = new ArrayList<>(usual(n));
    units.set(at, other);
    return units;
  }

  private static List<Unit> different(int n) {
    return IntStream.range(0, n).mapToObj(i -> Unit.plain(SPAN, i)).toList();
  }

  private static List<Unit> different(int n, int at, Unit other) {
    List<Unit> units = new ArrayList<>(different(n));
    units.set(at, other);
    return units;
  }

  private static List<Unit> lines(String text) {
    List<Unit> units = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      units.add(Unit.plain(new Span(from, to), 0));
      from = to + 1;
    }
    return units;
  }
}
