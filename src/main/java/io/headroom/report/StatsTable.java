package io.headroom.report;

import io.headroom.ledger.Books;
import io.headroom.ledger.By;
import io.headroom.ledger.Price;
import io.headroom.ledger.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// The books as a table for a terminal.
public final class StatsTable {
  private static final int LABEL = 20;
  private static final int NUMBER = 13;

  /// Columns of two days and what is between them.
  private static final int DATES = 26;

  private static final int LEAST_DAYS = 20;
  private static final int NAME = 24;
  private static final int LEAST_NOTE = 8;
  private static final int LEAST_BAR = 6;
  private static final int MOST_BAR = 40;

  /// Below this width a table has a name, the net saving and a bar.
  private static final int WIDE = 72;

  private final Statement statement;
  private final ZoneId zone;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private StatsTable(Statement statement, ZoneId zone, Style style) {
    this.statement = statement;
    this.zone = zone;
    this.style = style;
  }

  /// Writes the table.
  ///
  /// @param statement what to tell
  /// @param parts what to tell sums apart by
  /// @param zone where a day begins
  /// @param style what the terminal can show
  /// @return lines
  public static String of(Statement statement, List<By> parts, ZoneId zone, Style style) {
    StatsTable table = new StatsTable(statement, zone, style);
    table.write(parts);
    return table.out.toString();
  }

  private void write(List<By> parts) {
    Books books = statement.books();
    line(style.bold(cut("Headroom, " + period())));
    if (statement.isEmpty()) {
      line("");
      line("Nothing was recorded in this time.");
    } else {
      line("");
      sums(books.totals());
      days(books.days());
      for (By part : parts) {
        groups(part, books.by(part));
      }
      note(statement.observation());
    }
    note(statement.omissions());
  }

  private void note(String sentence) {
    if (!sentence.isEmpty()) {
      line("");
      line(style.dim(sentence));
    }
  }

  private String period() {
    LocalDate until = LocalDate.ofInstant(statement.until(), zone);
    return statement.since().equals(Instant.EPOCH)
        ? "all there is until " + until
        : LocalDate.ofInstant(statement.since(), zone) + " to " + until;
  }

  private void sums(Totals totals) {
    row(
        "left out",
        totals.leftOutTokens(),
        "of %,d tokens offered in %s"
            .formatted(totals.inputTokens(), some(totals.compressions(), "text")));
    row(
        "markers and facts",
        -totals.overheadTokens(),
        some(totals.shortened(), "text") + " made shorter");
    row("given back", -totals.returnedTokens(), some(totals.retrievals(), "retrieval"));
    row("announcing the tools", -totals.schemaTokens(), some(totals.announcements(), "time"));
    row("net", totals.netTokens(), "tokens saved");
    share("  of offered", totals.percentOfOffered(), "all texts that came in");
    share("  of compressed", totals.percentOfCompressed(), "those that were made shorter");
    share("  of entered", totals.percentOfEntered(), "what models read instead");
    statement.price().ifPresent(price -> money(totals.netTokens(), price));
  }

  private void share(String label, double percent, String note) {
    row(label, String.format(Locale.ROOT, "%,.1f %%", percent), note);
  }

  private void money(long net, Price price) {
    row("worth, estimated", dollars(price.atList(net)), "at the list price of " + price.model());
    row("  when cached", dollars(price.atCacheRead(net)), "at the price of a cache read");
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, "%s$%,.2f", amount < 0 ? "-" : "", Math.abs(amount));
  }

  private static String some(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private void row(String label, long tokens, String note) {
    row(label, String.format(Locale.ROOT, "%,d", tokens), note);
  }

  private void row(String label, String figure, String note) {
    String number = " ".repeat(Math.max(0, NUMBER - figure.length())) + figure;
    String start = label + " ".repeat(LABEL + 1 - label.length());
    int room = style.width() - start.length() - number.length() - 2;
    boolean loss = figure.startsWith("-");
    boolean net = label.equals("net");
    String painted = !net ? number : style.bold(loss ? style.bad(number) : style.good(number));
    line(start + painted + (room < LEAST_NOTE ? "" : "  " + style.dim(style.cut(note, room))));
  }

  /// A column for each day, the last ones if there is no room for all.
  private void days(SortedMap<LocalDate, Totals> days) {
    if (days.size() < 2) {
      return;
    }
    boolean dated = style.width() >= LABEL + DATES + LEAST_DAYS;
    int room = style.width() - LABEL - 1 - (dated ? DATES : 0);
    LocalDate last = days.lastKey();
    LocalDate earliest = last.minusDays(room - 1L);
    LocalDate first = days.firstKey().isBefore(earliest) ? earliest : days.firstKey();
    List<Long> nets = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      nets.add(days.getOrDefault(day, Totals.NONE).netTokens());
    }
    String line = Plot.line(nets, style.unicode());
    line("");
    line(
        "%s %s%s"
            .formatted(
                padded("net by day", LABEL),
                line,
                dated ? "  %s to %s".formatted(first, last) : ""));
  }

  private void groups(By by, Map<String, Totals> groups) {
    if (groups.isEmpty()) {
      return;
    }
    boolean wide = style.width() >= WIDE;
    String head =
        wide
            ? String.format(
                Locale.ROOT,
                "%-" + NAME + "s %7s %12s %12s %7s",
                by.name(),
                "TEXTS",
                "OFFERED",
                "NET",
                "NET %")
            : String.format(Locale.ROOT, "%-14s %12s", by.name(), "NET");
    line("");
    line(style.bold(head));
    long most =
        groups.values().stream().mapToLong(sum -> Math.abs(sum.netTokens())).max().orElse(0);
    int room = Math.min(MOST_BAR, style.width() - head.length() - 2);
    groups.forEach((name, sum) -> {
      String cells =
          wide
              ? String.format(
                  Locale.ROOT,
                  "%s %,7d %,12d %,12d %7s",
                  padded(name, NAME),
                  sum.compressions(),
                  sum.inputTokens(),
                  sum.netTokens(),
                  sum.inputTokens() == 0 ? "" : "%.1f".formatted(sum.percentOfOffered()))
              : String.format(Locale.ROOT, "%s %,12d", padded(name, 14), sum.netTokens());
      String bar =
          room < LEAST_BAR ? "" : Plot.bar(Math.abs(sum.netTokens()), most, room, style.unicode());
      line(cells + "  " + (sum.netTokens() < 0 ? style.bad(bar) : style.good(bar)));
    });
  }

  private String padded(String name, int columns) {
    String cut = style.cut(name, columns);
    return cut + " ".repeat(columns - cut.codePointCount(0, cut.length()));
  }

  private String cut(String text) {
    return style.cut(text, style.width());
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
