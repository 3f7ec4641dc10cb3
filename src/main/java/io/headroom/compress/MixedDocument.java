package io.headroom.compress;

import io.headroom.compress.prose.TextDocument;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Aside;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A text with passages of other kinds in it: JSON, logs, tables, code. The text is one document
/// and each passage another; their units are the units of the whole.
///
/// - **Keeps** of the text and of each passage what its own document keeps, in place, and the
///   fences. Line numbers are those of the whole.
/// - **Omits** what the documents omit; all of a passage where a budget is too small for it, or
///   where it is an example that has nothing to do with the question. Says its kind and its lines.
/// - **Cost** linear in the text.
final class MixedDocument implements Document {
  /// Share of the text from which passages are what it is about, and no examples.
  private static final double MOST = 0.5;

  /// Relevance of an example, against the best part's, below which it is not asked for.
  private static final double LEAST_RELEVANCE = 0.2;

  /// What a passage weighs that has nothing to do with the question; one with all of it, this and
  /// 1.
  private static final double UNASKED = 0.5;

  /// Tokens that may come on top where two texts meet.
  private static final int SEAMS = 3;

  private final Lines lines;
  private final List<Passage> passages;
  private final TextDocument prose;
  private final List<Document> documents;
  private final List<Unit> units;

  private MixedDocument(
      Lines lines, List<Passage> passages, TextDocument prose, List<Document> documents) {
    this.lines = lines;
    this.passages = passages;
    this.prose = prose;
    this.documents = documents;
    this.units = units(lines, passages, prose, documents);
  }

  /// Takes lines apart that have passages in them.
  static MixedDocument of(Lines lines, List<Passage> passages, Work work) {
    Map<Integer, Integer> foreign = new HashMap<>();
    passages.forEach(passage -> foreign.put(passage.from(), passage.to()));
    Aside<TextDocument> prose =
        Aside.start(lines.text().length(), () -> TextDocument.parse(lines, foreign, work));
    List<Document> documents =
        passages.stream()
            .map(passage -> {
              Lines body = Lines.of(passage.body(lines), lines.number(passage.bodyFrom()) - 1);
              return Compressors.ofOneKind(passage.kind(), body, work);
            })
            .toList();
    return new MixedDocument(lines, passages, prose.join(), documents);
  }

  private static List<Unit> units(
      Lines lines, List<Passage> passages, TextDocument prose, List<Document> documents) {
    List<Unit> units = new ArrayList<>(prose.units());
    for (int i = 0; i < documents.size(); i++) {
      int shapes = units.stream().mapToInt(unit -> unit.shape() + 1).max().orElse(0);
      int start = lines.start(passages.get(i).bodyFrom());
      for (Unit unit : documents.get(i).units()) {
        Span place = new Span(start + unit.span().start(), start + unit.span().end());
        int shape = shapes + unit.shape();
        // Its pointer would lead into the passage, not into the whole.
        units.add(new Unit(place, "", shape, unit.severity(), unit.surprise(), unit.pinned()));
      }
    }
    units.sort(Comparator.comparingInt(unit -> unit.span().start()));
    return List.copyOf(units);
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
    if (request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "parts", units.size(), units.size(), List.of());
    }
    double[] relevance = relevance(request.query());
    int[] budgets = budgets(request, relevance);
    boolean examples = share() < MOST && !request.query().isBlank();
    Set<String> steps = new LinkedHashSet<>(List.of("passages"));
    List<String> shown = new ArrayList<>();
    int total = 0;
    int count = 0;
    for (int i = 0; i < documents.size(); i++) {
      Passage passage = passages.get(i);
      int frame = request.tokens().count(passage.framed(lines, "")) + SEAMS;
      Compression part =
          documents.get(i).compress(within(request, Math.max(1, budgets[i] - frame)));
      String text = passage.framed(lines, shorter(part.text(), passage.body(lines), request));
      boolean asked = !examples || relevance[i] >= LEAST_RELEVANCE;
      total += part.total();
      if (asked && request.tokens().fits(text, budgets[i])) {
        count += part.shown();
        steps.addAll(part.steps());
        shown.add(text);
      } else {
        shown.add(passage.gap(lines));
      }
    }
    Compression text = prose.compress(within(request, budgets[documents.size()]), shown);
    steps.addAll(text.steps());
    return new Compression(
        text.text(), "parts", total + text.total(), count + text.shown(), List.copyOf(steps));
  }

  /// What each passage may take, and at the end the text: shares of the bound by what they would
  /// take without one, though not in proportion, since a few words around a passage say what it is,
  /// and by what they have to do with the question. What a part has no use for is shared among the
  /// others. No share shrinks when the bound grows, so that nothing is shown less for more.
  private int[] budgets(Request request, double[] relevance) {
    int[] budgets = new int[documents.size() + 1];
    Arrays.fill(budgets, Request.UNBOUNDED);
    if (request.maxTokens() == Request.UNBOUNDED) {
      return budgets;
    }
    double[] weights = new double[budgets.length];
    double all = 0;
    for (int i = 0; i < budgets.length; i++) {
      budgets[i] = tokensOf(i, request);
      weights[i] = Math.sqrt(budgets[i]) * (UNASKED + relevance[i]);
      all += weights[i];
    }
    // Those that need least for their weight are served first: then no share is ever too small.
    List<Integer> order =
        IntStream.range(0, budgets.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> budgets[i] / Math.max(weights[i], 1)))
            .toList();
    // Every passage may say at least that it is there.
    int[] gaps = new int[budgets.length];
    for (int i = 0; i < documents.size(); i++) {
      gaps[i] = request.tokens().count(passages.get(i).gap(lines)) + SEAMS;
    }
    double left = Math.max(0, request.maxTokens() - Arrays.stream(gaps).sum());
    for (int i : order) {
      double share = all > 0 ? left * weights[i] / all : 0;
      all -= weights[i];
      budgets[i] = Math.min(budgets[i], (int) share);
      left -= budgets[i];
      budgets[i] += Math.max(1, gaps[i]);
    }
    return budgets;
  }

  /// Tokens a passage, or the text, has use for.
  private int tokensOf(int i, Request request) {
    if (request.filled()) {
      return i < documents.size()
          ? request.tokens().count(passages.get(i).span(lines).of(text()))
          : prose.units().stream().mapToInt(u -> request.tokens().count(u.span().of(text()))).sum();
    }
    Request free =
        new Request(
            request.query(), request.mode(), Request.UNBOUNDED, request.tokens(), request.work());
    Compression shown =
        i < documents.size()
            ? documents.get(i).compress(free)
            : prose.compress(free, passages.stream().map(_ -> "").toList());
    return request.tokens().count(shown.text());
  }

  /// What each passage has to do with a question, against the part of the whole that has most; at
  /// the end the text.
  private double[] relevance(String query) {
    List<Unit> parts = new ArrayList<>();
    for (Passage passage : passages) {
      parts.add(Unit.plain(passage.span(lines), 0));
    }
    parts.addAll(prose.units());
    double[] scores = Relevance.of(query, text(), parts);
    double[] relevance = new double[passages.size() + 1];
    double best = 0;
    for (int i = 0; i < scores.length; i++) {
      int part = Math.min(i, passages.size());
      relevance[part] = Math.max(relevance[part], scores[i]);
      best = Math.max(best, scores[i]);
    }
    for (int i = 0; i < relevance.length && best > 0; i++) {
      relevance[i] /= best;
    }
    return relevance;
  }

  private double share() {
    return (double) passages.stream().mapToInt(p -> p.span(lines).length()).sum() / text().length();
  }

  private static Request within(Request request, int budget) {
    if (request.maxTokens() == Request.UNBOUNDED) {
      return request;
    }
    return new Request(
        request.query(),
        request.mode(),
        budget,
        request.filled(),
        request.tokens(),
        request.work());
  }

  private static String shorter(String shown, String original, Request request) {
    return request.tokens().fits(original, request.tokens().count(shown)) ? original : shown;
  }
}
