package io.headroom.compress.json;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Request;
import io.headroom.compress.json.JsonText.Parsed;
import io.headroom.compress.json.Writer.Written;
import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Aside;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A JSON document, or a sequence of documents, one per line. Its units are the rows of its tables,
/// the items of its lists and the members of its large objects.
public final class JsonDocument implements Document {
  /// A whole document of so few tokens is shown whole: nothing is worth leaving out.
  private static final int SHORT = 1_600;

  /// So is one that takes this share of its tokens, as long as it is no burden.
  private static final double SMALL_SHARE = 0.30;

  private static final int BURDEN = 6_000;

  /// Where a question is asked, the rest is worth less.
  private static final int SHORT_ANSWER = 250;

  /// What may be said of all rows of a budget, against what is shown of them.
  private static final double TOLD = 0.25;

  /// By how much long values may grow where a budget has room for them, and how short they are
  /// before.
  private static final List<Double> SCALES = List.of(64.0, 16.0, 4.0, 1.0, 0.25);

  private static final double LEAST_SCALE = 0.0625;

  /// Larger documents are not tried whole.
  private static final int LARGE = 600_000;

  private final String text;
  private final Optional<Parsed> parsed;
  private final Layout.Laid laid;
  private final Function<String, Optional<Document>> reader;
  private boolean folded;

  private JsonDocument(
      String text,
      Optional<Parsed> parsed,
      Layout.Laid laid,
      Function<String, Optional<Document>> reader) {
    this.text = text;
    this.parsed = parsed;
    this.laid = laid;
    this.reader = reader;
  }

  /// Takes a text apart.
  ///
  /// @param text the original
  /// @param work progress and cancellation
  /// @return the document; a text that is no JSON is a document of its lines
  public static JsonDocument parse(String text, Work work) {
    return parse(text, work, _ -> Optional.empty());
  }

  /// Takes a text apart, and the texts of other kinds that stand in its strings.
  ///
  /// @param text the original
  /// @param work progress and cancellation
  /// @param reader takes apart the text in a string; empty if that stays a string
  /// @return the document; a text that is no JSON is a document of its lines
  public static JsonDocument parse(
      String text, Work work, Function<String, Optional<Document>> reader) {
    Optional<Parsed> parsed = JsonText.parse(text, work);
    if (parsed.isEmpty()) {
      Json nothing = Json.Atom.MISSING;
      return new JsonDocument(
          text, parsed, new Layout.Laid(new Block.Inline(nothing, 0), lines(text)), reader);
    }
    return new JsonDocument(text, parsed, Layout.of(parsed.get().root(), work), reader);
  }

  private static List<Unit> lines(String text) {
    Lines lines = Lines.of(text);
    List<Unit> units = new ArrayList<>(lines.count());
    for (int i = 0; i < lines.count(); i++) {
      units.add(Unit.plain(new Span(lines.start(i), lines.end(i)), 0));
    }
    return units;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public List<Unit> units() {
    return laid.units();
  }

  @Override
  public List<Unit> signals() {
    if (parsed.isEmpty()) {
      return units();
    }
    fold();
    return Signals.of(laid.root(), laid.units()).units();
  }

  @Override
  public Compression compress(Request request) {
    if (parsed.isEmpty()) {
      return unchanged("lines");
    }
    return switch (request.mode()) {
      case LOSSLESS -> lossless(parsed.get(), request);
      case AUTO -> {
        fold();
        yield selected(parsed.get(), request);
      }
    };
  }

  private synchronized void fold() {
    if (!folded) {
      JsonText.fold(laid.root(), null);
      folded = true;
    }
  }

  private Compression unchanged(String unit) {
    return new Compression(text, unit, units().size(), units().size(), List.of());
  }

  private String whole(Parsed document) {
    View all = View.all(units().size());
    return Writer.write(laid.root(), document.lines(), all, new Summary()).text();
  }

  private Compression lossless(Parsed document, Request request) {
    String encoded = JsonText.encode(document, request.tokens());
    boolean fits = request.tokens().fits(encoded, request.maxTokens());
    if (!fits || !decodes(encoded, document)) {
      return unchanged(noun());
    }
    return complete(encoded);
  }

  private Compression complete(String encoded) {
    int total = total();
    return new Compression(encoded, noun(), total, total, List.of("columns"));
  }

  private static boolean decodes(String encoded, Parsed document) {
    try {
      return JsonText.decode(encoded).same(document);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return false;
    }
  }

  private Compression selected(Parsed document, Request request) {
    String encoded = document.root().weight() <= LARGE ? whole(document) : "";
    boolean tried = !encoded.isEmpty();
    if (tried
        && request.tokens().fits(encoded, request.maxTokens())
        && (request.filled() || enough(encoded, request))) {
      return complete(encoded);
    }
    Aside<Focus> asked =
        Aside.start(text.length(), () -> Focus.of(request.query(), text, laid.units()));
    Signals signals = Signals.of(laid.root(), laid.units());
    List<Unit> units = signals.units();
    Focus focus = request.query().isBlank() ? Focus.none(signals.samples()) : asked.join();
    int weight = document.root().weight();
    int[] sizes = Sizes.of(laid.root(), units.size(), Limits.USUAL, weight);
    Ranking ranking =
        request.spread(Selector.rank(focus.aside(units), focus.relevance()), text, units, sizes);
    int worth = ranking.worthShowing(sizes);
    Hidden hidden = Hidden.of(laid.root(), weight, new Passages(request, reader));
    Choice choice = new Choice(document.lines(), ranking, focus);
    request.work().at(units.size(), units.size());
    Written selection = choice.within(request, worth, hidden);
    if (tried && request.tokens().fits(encoded, request.tokens().count(selection.text()))) {
      return complete(encoded);
    }
    int shown = Nouns.count(laid.root(), unit -> selection.entire()[unit]);
    return new Compression(
        selection.text(), noun(), total(), shown, List.of("columns", "selection"));
  }

  /// Writes the first units of a ranking.
  private final class Choice {
    private final boolean lines;
    private final Ranking ranking;
    private final Focus focus;
    private final Summary summary = new Summary();
    private final Summary counting = Summary.counting();

    Choice(boolean lines, Ranking ranking, Focus focus) {
      this.lines = lines;
      this.ranking = ranking;
      this.focus = focus;
    }

    /// As many as are worth it and fit. Rows in brief come with all of them or not at all, so that
    /// more room never shows less.
    Written within(Request request, int worth, Hidden hidden) {
      Hidden counted = hidden.counted();
      if (request.filled()) {
        return budgeted(request, worth, hidden);
      }
      Written all = first(worth, hidden, summary);
      if (request.maxTokens() == Request.UNBOUNDED
          || request.tokens().fits(all.text(), request.maxTokens())) {
        return all;
      }
      int n = request.choose(ranking, worth, k -> first(k, counted, summary).text());
      return first(n, counted, summary);
    }

    /// Of a budget, units come first; what room they leave is for more of long values where all
    /// units are shown, for rows in brief, and for what is said of all rows.
    private Written budgeted(Request request, int worth, Hidden hidden) {
      Hidden counted = hidden.counted().times(LEAST_SCALE);
      int n = request.choose(ranking, worth, k -> rows(k, counted).text());
      boolean all = n == ranking.order().length;
      Stream<Written> longer =
          SCALES.stream()
              .filter(_ -> all)
              .map(s ->
                  first(n, hidden.times(s), summary, Limits.USUAL.times((int) Math.max(1, s))));
      Stream<Written> said =
          Stream.of(hidden.times(LEAST_SCALE), counted).map(h -> first(n, h, summary));
      return Stream.concat(longer, said)
          .filter(w -> request.tokens().fits(w.text(), request.maxTokens()))
          .findFirst()
          .orElseGet(() -> rows(n, counted));
    }

    /// Rows, with what is said of all of them where it is little.
    private Written rows(int n, Hidden counted) {
      Written rows = first(n, counted, counting);
      Written told = first(n, counted, summary);
      return told.text().length() <= (1 + TOLD) * rows.text().length() ? told : rows;
    }

    private Written first(int n, Hidden hidden, Summary summary) {
      return first(n, hidden, summary, Limits.USUAL);
    }

    private Written first(int n, Hidden hidden, Summary summary, Limits limits) {
      boolean[] shown = ranking.first(n);
      for (int unit = 0; unit < shown.length; unit++) {
        shown[unit] &= focus.allows(unit);
      }
      View view = new View(shown, focus, limits, hidden);
      return Writer.write(laid.root(), lines, view, summary);
    }
  }

  private boolean enough(String encoded, Request request) {
    TokenCounter tokens = request.tokens();
    if (!request.query().isBlank()) {
      return tokens.fits(encoded, SHORT_ANSWER);
    }
    return tokens.fits(encoded, SHORT)
        || tokens.fits(encoded, BURDEN)
            && tokens.fits(encoded, (int) (SMALL_SHARE * tokens.count(text)));
  }

  private String noun() {
    return Nouns.of(laid.root());
  }

  private int total() {
    return Nouns.count(laid.root(), _ -> true);
  }
}
