package io.headroom.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Costs of sessions as people and programs read them.
///
/// @param costs one per session, at least one
public record SessionReport(List<SessionCost> costs) {
  private static final List<String> HEADER =
      List.of(
          "session",
          "results",
          "shorter",
          "tokens raw",
          "shown",
          "removed %",
          "price raw",
          "price",
          "difference %",
          "extra turns",
          "typed %");

  private static final int QUERY_CHARS = 100;

  /// Copies the list.
  public SessionReport {
    costs = List.copyOf(costs);
  }

  /// All sessions together.
  ///
  /// @return the sums
  public SessionCost total() {
    return SessionCost.sum("ALL", costs);
  }

  /// A row per session and one for all.
  ///
  /// @return lines that end in `\n`
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    costs.forEach(cost -> rows.add(row(cost)));
    rows.add(row(total()));
    return Table.of(rows);
  }

  private static List<String> row(SessionCost cost) {
    double removed =
        cost.tokensRaw() == 0
            ? 0
            : 100.0 * (cost.tokensRaw() - cost.tokensShown()) / cost.tokensRaw();
    return List.of(
        cost.session(),
        number(cost.results()),
        number(cost.shortened()),
        number(cost.tokensRaw()),
        number(cost.tokensShown()),
        percent(removed),
        number(Math.round(cost.rawPrice())),
        number(Math.round(cost.price())),
        percent(cost.difference()),
        number(cost.turns().size()),
        percent(cost.typedDifference()));
  }

  /// The results that cost an extra turn, and for what.
  ///
  /// @return lines that end in `\n`; empty if there are none
  public String turns() {
    return costs.stream()
        .flatMap(cost -> cost.turns().stream())
        .map(turn ->
            "%s: %s tokens shown of %s, not among them: %s (asked: %s)\n"
                .formatted(
                    turn.result(),
                    number(turn.tokensShown()),
                    number(turn.tokensRaw()),
                    turn.missing().stream().map(Needle::words).collect(Collectors.joining(", ")),
                    clip(turn.query())))
        .collect(Collectors.joining());
  }

  /// The end of what the model wrote is its call.
  private static String clip(String query) {
    String line = query.strip().replaceAll("\\s+", " ");
    return line.length() <= QUERY_CHARS ? line : "…" + line.substring(line.length() - QUERY_CHARS);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
