package io.headroom.compress.table;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.util.IdentityHashMap;
import java.util.List;

/// Tables and listings: CSV, drawn and aligned tables, records of `key: value` lines, trees, lists
/// of options. Rows and lines are the units.
///
/// - **Keeps** headers, rows and lines that stray from the others or answer the question, and above
///   each what it stands under.
/// - **Omits** borders, padding, columns that say the same in every row (said once in the header),
///   and usual rows; says how many, on which lines, and what all rows have in common.
/// - **Cost** linear in the text.
public final class TableDocument implements Document {
  /// A document of so few tokens is shown whole where nothing is asked.
  private static final int SHORT = 1_600;

  /// Where a selection is not so many times shorter than the whole, and the whole is shorter than
  /// the text and no burden, nothing is left out.
  private static final double LITTLE_MORE = 3.5;

  private static final double WORTHWHILE = 0.85;
  private static final int BURDEN = 5_000;

  /// Where a question is asked, the rest is worth less.
  private static final int SHORT_ANSWER = 250;

  /// Larger texts are not tried whole.
  private static final int LARGE = 100_000;

  /// Worth of values that stray, where the question names the row it is about.
  private static final double ASIDE = 0.3;

  /// Share of the tokens shown that names and aggregates may take, or of the text, within bounds.
  private static final double LAVISH = 0.5;

  private static final double LAVISH_SHARE = 0.1;
  private static final int LEAST_LAVISH_TOKENS = 600;
  private static final int MOST_LAVISH_TOKENS = 2_500;

  /// What names and aggregates may take of a budget, against what is shown of rows; names of
  /// options say nearly as much as their lines.
  private static final double TOLD_OF_ROWS = 0.25;

  private static final double TOLD_OF_LINES = 1;

  private static final int CHARS_PER_TOKEN = 3;

  private final Lines lines;
  private final List<Section> sections;
  private final IdentityHashMap<Section, Columns> columns = new IdentityHashMap<>();
  private final List<Item> items;
  private final List<Unit> units;

  private TableDocument(Lines lines, List<Section> sections) {
    this.lines = lines;
    this.sections = sections;
    this.items = Items.of(lines, sections);
    for (Section section : sections) {
      if (section instanceof Section.Grid grid) {
        columns.put(grid, new Columns(grid));
      }
    }
    this.units = Signals.of(lines, sections, columns, items);
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static TableDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes lines apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document
  public static TableDocument parse(Lines lines, Work work) {
    List<Section> sections = Layout.of(lines);
    work.at(lines.count(), lines.count());
    return new TableDocument(lines, sections);
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    if (request.mode() == Mode.LOSSLESS || items.isEmpty()) {
      return new Compression(text(), noun(), items.size(), items.size(), List.of());
    }
    String query = request.query().strip();
    Focus focus = Focus.of(query, text(), sections, items, units);
    Writer writer = new Writer(lines, sections, columns, items, focus);
    String complete = text().length() <= LARGE ? writer.whole() : "";
    boolean possible = !complete.isEmpty() && request.tokens().fits(complete, request.maxTokens());
    if (possible && (request.filled() || enough(complete, request))) {
      return new Compression(complete, noun(), items.size(), items.size(), List.of("columns"));
    }
    int[] tokens = tokens();
    Ranking ranking =
        request.spread(
            Selector.rank(focus.found() ? aside() : units, focus.relevance()),
            text(),
            units,
            tokens);
    int n =
        request.choose(
            ranking, ranking.worthShowing(tokens), k -> brief(writer, ranking, k, request));
    boolean[] shown = writer.complete(ranking.first(n));
    String answer = lavish(writer, shown, request);
    if (possible && better(complete, answer, request)) {
      return new Compression(complete, noun(), items.size(), items.size(), List.of("columns"));
    }
    int count = 0;
    for (boolean one : shown) {
      count += one ? 1 : 0;
    }
    return new Compression(answer, noun(), items.size(), count, List.of("columns", "selection"));
  }

  /// Whether the whole is short enough not to try a selection.
  private static boolean enough(String whole, Request request) {
    return request.tokens().fits(whole, request.query().isBlank() ? SHORT : SHORT_ANSWER);
  }

  /// Whether the whole is worth its tokens although a selection has fewer: it leaves nothing to
  /// fetch.
  private boolean better(String whole, String selection, Request request) {
    TokenCounter tokens = request.tokens();
    int least = tokens.count(selection);
    return tokens.fits(whole, least)
        || request.query().isBlank()
            && tokens.fits(whole, (int) Math.min(BURDEN, LITTLE_MORE * least))
            && tokens.fits(whole, (int) (WORTHWHILE * tokens.count(text())));
  }

  /// Without names and aggregates; where the answer is a budget, with them as far as they take a
  /// small part of it, for rows come first there.
  private String brief(Writer writer, Ranking ranking, int n, Request request) {
    boolean[] shown = writer.complete(ranking.first(n));
    if (!request.filled()) {
      return writer.write(shown, Detail.PLACED);
    }
    String counted = writer.write(shown, Detail.COUNTED);
    String named = writer.write(shown, Detail.NAMED);
    double told = grids() ? TOLD_OF_ROWS : TOLD_OF_LINES;
    return named.length() <= (1 + told) * counted.length() ? named : counted;
  }

  /// With as much of names and aggregates as the answer bears.
  private String lavish(Writer writer, boolean[] shown, Request request) {
    int most = request.maxTokens();
    if (!request.filled()) {
      int bare = request.tokens().count(writer.write(shown, Detail.PLACED));
      double share = LAVISH_SHARE * text().length() / CHARS_PER_TOKEN;
      double spare =
          Math.max(LAVISH * bare, Math.clamp(share, LEAST_LAVISH_TOKENS, MOST_LAVISH_TOKENS));
      most = (int) Math.max(bare, Math.min(most, bare + spare));
    }
    for (Detail detail : List.of(Detail.NAMED, Detail.SUMMED, Detail.PLACED)) {
      String text = writer.write(shown, detail);
      if (request.tokens().fits(text, most)) {
        return text;
      }
    }
    return writer.write(shown, Detail.COUNTED);
  }

  /// A guess at the tokens of each item as it would be shown.
  private int[] tokens() {
    return items.stream().mapToInt(this::tokens).toArray();
  }

  private int tokens(Item item) {
    int length =
        switch (sections.get(item.section())) {
          case Section.Grid grid ->
              grid.rows().get(item.unit()).cells().stream().mapToInt(c -> c.weight() + 1).sum();
          case Section.Paths paths -> paths.name(item.unit()).length() + 1;
          case Section.Outline _ -> lines.end(item.last()) - lines.start(item.first());
        };
    return length / CHARS_PER_TOKEN + 1;
  }

  private List<Unit> aside() {
    return units.stream()
        .map(u -> new Unit(u.span(), "", 0, u.severity() * ASIDE, u.surprise() * ASIDE, false))
        .toList();
  }

  private String noun() {
    return grids() ? "rows" : "lines";
  }

  private boolean grids() {
    return sections.stream().allMatch(Section.Grid.class::isInstance);
  }
}
