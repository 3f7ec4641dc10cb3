package io.headroom.report;

import io.headroom.ledger.Books;
import io.headroom.ledger.By;
import io.headroom.ledger.Figures;
import io.headroom.ledger.Totals;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The books for programs. All forms have the names of `headroom_stats`.
public final class StatsExport {
  private StatsExport() {}

  /// One object: the sums, and each of the parts under its name.
  ///
  /// @param statement what to tell
  /// @param parts what to tell sums apart by
  /// @return names and values
  public static Map<String, Object> json(Statement statement, List<By> parts) {
    Books books = statement.books();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(
        "since", statement.since().equals(Instant.EPOCH) ? "all" : statement.since().toString());
    told.put("until", statement.until().toString());
    told.put("sessions", books.sessions());
    told.putAll(Figures.of(books.totals()));
    told.putAll(Figures.money(books.totals().netTokens(), statement.price()));
    told.put("observed", Figures.of(books.observed()));
    for (By by : parts) {
      Map<String, Object> groups = new LinkedHashMap<>();
      books.by(by).forEach((name, sum) -> groups.put(name, Figures.of(sum)));
      told.put("by_" + id(by), groups);
    }
    told.put("events_read", statement.reading().events());
    told.put("foreign_lines", statement.reading().foreign());
    told.put("damaged_lines", statement.reading().damaged());
    return told;
  }

  /// A line with the names, and one for each group; what is asked for are no secrets of a
  /// spreadsheet's formula language, so that names which would start one are quoted away.
  ///
  /// @param statement what to tell
  /// @param by what to tell sums apart by
  /// @return lines that end as RFC 4180 wants
  public static String csv(Statement statement, By by) {
    StringBuilder lines = new StringBuilder(id(by));
    Figures.of(Totals.NONE).keySet().forEach(name -> lines.append(',').append(name));
    lines.append("\r\n");
    statement
        .books()
        .by(by)
        .forEach((name, sum) -> {
          lines.append(cell(name));
          Figures.of(sum).values().forEach(value -> lines.append(',').append(value));
          lines.append("\r\n");
        });
    return lines.toString();
  }

  private static String cell(String name) {
    String safe = name.matches("[=+\\-@\\t\\r].*") ? "'" + name : name;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /// The text format of Prometheus. All are gauges: of a limited time every figure may fall.
  ///
  /// @param statement what to tell
  /// @param by the label
  /// @return lines
  public static String prometheus(Statement statement, By by) {
    Map<String, Totals> groups = statement.books().by(by);
    StringBuilder lines = new StringBuilder();
    for (String name : Figures.of(Totals.NONE).keySet()) {
      String metric = "headroom_" + name;
      lines.append("# TYPE ").append(metric).append(" gauge\n");
      groups.forEach((group, sum) ->
          lines
              .append(metric)
              .append('{')
              .append(id(by))
              .append("=\"")
              .append(label(group))
              .append("\"} ")
              .append(Figures.of(sum).get(name))
              .append('\n'));
    }
    return lines.toString();
  }

  private static String label(String name) {
    return name.codePoints()
        .mapToObj(c ->
            switch (c) {
              case '\\' -> "\\\\";
              case '"' -> "\\\"";
              case '\n' -> "\\n";
              default -> Character.toString(c);
            })
        .collect(Collectors.joining());
  }

  private static String id(By by) {
    return by.name().toLowerCase(Locale.ROOT);
  }
}
