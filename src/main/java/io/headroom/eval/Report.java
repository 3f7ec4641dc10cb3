package io.headroom.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Scores as people and programs read them.
///
/// @param scores one per case, at least one
public record Report(List<Score> scores) {
  private static final List<String> HEADER =
      List.of(
          "family",
          "cases",
          "tokens in",
          "out",
          "removed %",
          "per case %",
          "critical shown",
          "%",
          "ordinary shown",
          "%",
          "reached",
          "%",
          "invalid",
          "ms/MB");

  private static final int NEEDLE_CHARS = 100;

  /// Copies the list.
  public Report {
    scores = List.copyOf(scores);
  }

  /// All cases together.
  ///
  /// @return the totals
  public Totals totals() {
    return Totals.of(scores);
  }

  /// The families by name.
  ///
  /// @return their totals
  public Map<String, Totals> families() {
    Map<String, List<Score>> families =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    score -> score.test().family(), TreeMap::new, Collectors.toList()));
    Map<String, Totals> totals = new LinkedHashMap<>();
    families.forEach((name, members) -> totals.put(name, Totals.of(members)));
    return totals;
  }

  /// A row per family and one for all, then what is invalid.
  ///
  /// @return lines that end in `\n`
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    families().forEach((name, totals) -> rows.add(row(name, totals)));
    rows.add(row("ALL", totals()));
    StringBuilder out = new StringBuilder(Table.of(rows));
    for (Score score : scores) {
      if (!score.faults().isEmpty()) {
        String faults = String.join("; ", score.faults());
        out.append("invalid: ").append(score.test().id()).append(": ").append(faults).append('\n');
      }
    }
    return out.toString();
  }

  private static List<String> row(String name, Totals totals) {
    return List.of(
        name,
        number(totals.cases()),
        number(totals.tokensIn()),
        number(totals.tokensOut()),
        percent(totals.removed()),
        percent(totals.removedPerCase()),
        totals.critical().part() + "/" + totals.critical().whole(),
        totals.critical().whole() == 0 ? "-" : percent(totals.criticalPerCase()),
        totals.ordinary().part() + "/" + totals.ordinary().whole(),
        totals.ordinary().whole() == 0 ? "-" : percent(totals.ordinaryPerCase()),
        totals.reached().part() + "/" + totals.reached().whole(),
        totals.reached().whole() == 0 ? "-" : percent(totals.reached().percent()),
        number(totals.invalid()),
        number(Math.round(totals.millisPerMegabyte())));
  }

  /// Critical needles that are not shown, those first that a question does not bring back either.
  ///
  /// @param most how many
  /// @return lines that end in `\n`; empty if there are none
  public String misses(int most) {
    return scores.stream()
        .flatMap(score -> score.missed().stream().map(missed -> new Line(score, missed)))
        .sorted(Comparator.comparing((Line line) -> line.missed.reached()))
        .limit(most)
        .map(Line::text)
        .collect(Collectors.joining());
  }

  private record Line(Score score, Score.Missed missed) {
    String text() {
      return "%s: not shown%s: %s (asked: %s; answer of %s tokens)\n"
          .formatted(
              score.test().id(),
              missed.reached() ? "" : ", not reached",
              clip(missed.needle().words()),
              clip(missed.asked()),
              missed.answerTokens());
    }

    private static String clip(String text) {
      String line = text.replaceAll("\\s+", " ");
      return line.length() <= NEEDLE_CHARS ? line : line.substring(0, NEEDLE_CHARS) + "…";
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
