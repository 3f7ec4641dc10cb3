package io.headroom.report;

import io.headroom.ledger.Books;
import io.headroom.ledger.By;
import io.headroom.ledger.Totals;
import io.headroom.ledger.Verdict;
import io.headroom.ledger.Verdict.Answer;
import io.headroom.report.Chart.Bar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// The books as one page that needs nothing else: no script, no font, no picture from elsewhere.
public final class HtmlReport {
  private static final int MOST_BARS = 20;
  private static final int MOST_DAYS = 120;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ground: #fff; --text: #1f2328; --faint: #656d76;
        --line: #d0d7de; --card: #f6f8fa; --gain: #1a7f64; --loss: #cf222e; }
      @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3;
        --faint: #8d96a0; --line: #30363d; --card: #161b22; --gain: #3fb68b; --loss: #f85149; } }
      body { background: var(--ground); color: var(--text); margin: 0 auto; max-width: 780px;
        padding: 24px 16px 48px; font: 15px/1.5 system-ui, sans-serif; }
      h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 32px 0 8px; }
      p { margin: 4px 0; } .faint, dd { color: var(--faint); }
      .cards { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0; }
      .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
        flex: 1 1 150px; padding: 10px 14px; }
      .card b { display: block; font-size: 22px; font-variant-numeric: tabular-nums; }
      svg { display: block; width: 100%; height: auto; } svg text { fill: var(--text); font-size: 12px; }
      svg .label { text-anchor: end; }
      svg .middle { text-anchor: middle; } svg line { stroke: var(--line); }
      .gain { fill: var(--gain); } .loss { fill: var(--loss); }
      .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
      th, td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: left; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
      .on { color: var(--gain); font-weight: 600; } .off { color: var(--loss); font-weight: 600; }
      dt { font-weight: 600; margin-top: 8px; } dd { margin: 0; }
      """;

  private final Statement statement;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder();

  private HtmlReport(Statement statement, ZoneId zone) {
    this.statement = statement;
    this.zone = zone;
  }

  /// Writes the page.
  ///
  /// @param statement what to tell
  /// @param zone where a day begins
  /// @return a whole document
  public static String of(Statement statement, ZoneId zone) {
    HtmlReport report = new HtmlReport(statement, zone);
    report.write();
    return report.out.toString();
  }

  private void write() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>Headroom report</title>\n<style>\n").append(STYLE).append("</style>\n");
    out.append("</head>\n<body>\n<h1>Headroom</h1>\n");
    add("p class=\"faint\"", "p", period());
    if (statement.isEmpty()) {
      add("p", "p", "Nothing was recorded in this time.");
    } else {
      Books books = statement.books();
      cards(books.totals());
      add("p", "p", statement.observation());
      flow(books.totals());
      days(books.days());
      groups("Net saving by kind", books.by(By.KIND));
      groups("Net saving by tool", books.by(By.TOOL));
      groups("Net saving by project", books.by(By.PROJECT));
      verdicts(books.verdicts());
      terms();
    }
    add("p class=\"faint\"", "p", statement.omissions());
    out.append("</body>\n</html>\n");
  }

  private String period() {
    LocalDate until = LocalDate.ofInstant(statement.until(), zone);
    String since =
        statement.since().equals(Instant.EPOCH)
            ? "All there is"
            : LocalDate.ofInstant(statement.since(), zone).toString();
    return "%s to %s, %s sessions. Tokens are those of o200k_base."
        .formatted(since, until, statement.books().sessions());
  }

  private void cards(Totals totals) {
    out.append("<div class=\"cards\">\n");
    card(number(totals.netTokens()), "tokens saved, net");
    card(percent(totals.percentOfOffered()), "of what was offered");
    card(percent(totals.percentOfCompressed()), "of what was compressed");
    card(percent(totals.percentOfEntered()), "of what entered the context");
    statement
        .price()
        .ifPresent(price ->
            card(
                dollars(price.atList(totals.netTokens())),
                "estimate at list price, %s when read from a cache (%s, %s)"
                    .formatted(
                        dollars(price.atCacheRead(totals.netTokens())),
                        price.model(),
                        price.source())));
    out.append("</div>\n");
  }

  private void card(String figure, String what) {
    out.append("<div class=\"card\">")
        .append(Html.element("b", figure))
        .append(Html.element("span", what))
        .append("</div>\n");
  }

  private void flow(Totals totals) {
    heading("Where the tokens went");
    out.append(
        Chart.bars(
            "Where the tokens went",
            List.of(
                new Bar("offered", totals.inputTokens(), totals.compressions() + " texts"),
                new Bar("left out", totals.leftOutTokens(), totals.shortened() + " made shorter"),
                new Bar("markers and facts", -totals.overheadTokens(), "part of the answers"),
                new Bar(
                    "given back", -totals.returnedTokens(), totals.retrievals() + " retrievals"),
                new Bar(
                    "announcing the tools",
                    -totals.schemaTokens(),
                    totals.announcements() + " times"),
                new Bar("net saving", totals.netTokens(), "what remains"))));
  }

  private void days(SortedMap<LocalDate, Totals> days) {
    if (days.isEmpty()) {
      return;
    }
    LocalDate last = days.lastKey();
    LocalDate earliest = last.minusDays(MOST_DAYS - 1);
    LocalDate first = days.firstKey().isBefore(earliest) ? earliest : days.firstKey();
    List<Bar> bars = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Totals sum = days.getOrDefault(day, Totals.NONE);
      bars.add(new Bar(day.toString(), sum.netTokens(), note(sum)));
    }
    heading("Net saving by day");
    out.append(Chart.columns("Net saving by day", bars));
  }

  private void groups(String title, Map<String, Totals> groups) {
    if (groups.isEmpty()) {
      return;
    }
    List<Bar> bars = new ArrayList<>();
    groups.forEach((name, sum) -> bars.add(new Bar(name, sum.netTokens(), note(sum))));
    heading(title);
    out.append(Chart.bars(title, bars.subList(0, Math.min(bars.size(), MOST_BARS))));
    if (bars.size() > MOST_BARS) {
      add("p class=\"faint\"", "p", "and " + (bars.size() - MOST_BARS) + " more");
    }
  }

  private static String note(Totals sum) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d tokens net, %,d texts, %,d retrievals",
        sum.netTokens(),
        sum.inputTokens(),
        sum.compressions(),
        sum.retrievals());
  }

  private void verdicts(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    heading("Is it worth it?");
    List<Verdict> clear =
        verdicts.stream().filter(verdict -> verdict.answer() != Answer.TOO_FEW).toList();
    table(clear);
    if (clear.size() < verdicts.size()) {
      out.append("<details><summary>");
      out.append("%s with too few texts to say".formatted(verdicts.size() - clear.size()));
      out.append("</summary>\n");
      table(verdicts.subList(clear.size(), verdicts.size()));
      out.append("</details>\n");
    }
    add("p class=\"faint\"", "p", VerdictText.EXPLAINED);
  }

  private void table(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    out.append("<div class=\"scroll\"><table>\n<tr><th>tool</th><th>kind</th>");
    for (String name : List.of("texts", "tokens", "saved", "expected")) {
      out.append("<th class=\"n\">").append(name).append("</th>");
    }
    out.append("<th>verdict</th></tr>\n");
    for (Verdict verdict : verdicts) {
      out.append("<tr title=\"").append(Html.escape(VerdictText.basis(verdict))).append("\">");
      out.append(Html.element("td", verdict.tool())).append(Html.element("td", verdict.kind()));
      cell(verdict.texts());
      cell(Math.round(verdict.input()));
      cell(Math.round(verdict.saved()));
      cell(Math.round(verdict.expected()));
      String paint =
          switch (verdict.answer()) {
            case ON -> " class=\"on\"";
            case OFF -> " class=\"off\"";
            case NO_DIFFERENCE, TOO_FEW -> "";
          };
      out.append("<td").append(paint).append('>').append(VerdictText.answer(verdict));
      out.append("</td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private void cell(long value) {
    out.append("<td class=\"n\">").append(number(value)).append("</td>");
  }

  private void terms() {
    heading("What the words mean");
    out.append("<dl>\n");
    term("offered", "All texts that were given to Headroom, also those it left as they were.");
    term("compressed", "The texts that it made shorter, at their original length.");
    term(
        "entered the context",
        "What models read instead: answers with their markers and facts, what was given back, and"
            + " the announcements of the tools.");
    term("net", "Left out, less markers and facts, retrievals and announcements.");
    out.append("</dl>\n");
  }

  private void term(String word, String meaning) {
    out.append(Html.element("dt", word)).append(Html.element("dd", meaning)).append('\n');
  }

  private void heading(String text) {
    out.append('\n').append(Html.element("h2", text)).append('\n');
  }

  private void add(String open, String close, String text) {
    if (text.isEmpty()) {
      return;
    }
    out.append('<').append(open).append('>').append(Html.escape(text));
    out.append("</").append(close).append(">\n");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace("-", "−");
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value).replace("-", "−");
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, "%s$%,.2f", amount < 0 ? "−" : "", Math.abs(amount));
  }
}
