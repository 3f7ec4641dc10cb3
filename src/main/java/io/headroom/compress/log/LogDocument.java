package io.headroom.compress.log;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Omitted;
import io.headroom.compress.Request;
import io.headroom.select.Asked;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Aside;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Words;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A log by its records: messages with the lines that belong to them.
public final class LogDocument implements Document {
  /// What the head of a section has over another line of its shape.
  private static final double SECTION_SURPRISE = 0.3;

  /// What the first line of a shape has that many lines are of: it stands for them, and gaps refer
  /// to it.
  private static final double EXEMPLAR_SURPRISE = 0.75;

  private static final double EXEMPLAR_SHARE = 0.01;
  private static final int EXEMPLAR_HOLDERS = 5;

  /// What a line that counts outcomes has.
  private static final double SUMMARY_SURPRISE = 0.6;

  /// Remarks about places in files up to which each is one to see to, however like another it is.
  private static final int EACH_REMARK = 100;

  private static final double REMARK = 0.5;

  /// How much the least and the greatest have to do with a question that has a word of theirs.
  private static final double EXTREME_RELEVANCE = 0.4;

  /// Letters of a word that may tell what a question is about.
  private static final int TELLING_WORD = 4;

  /// Variants of one template after which a further one is half as severe.
  private static final double SOFT_VARIANTS = 8;

  private final LogLines log;
  private final List<LogRecord> records;
  private final List<Unit> units;
  private final double[] strays;
  private final int shapes;

  private LogDocument(LogLines log, List<LogRecord> records) {
    this.log = log;
    this.records = records;
    this.shapes = records.stream().mapToInt(LogRecord::shape).max().orElse(-1) + 1;
    int[] holders = new int[shapes];
    records.forEach(record -> holders[record.shape()]++);
    boolean[] seen = new boolean[shapes];
    strays = Strays.of(log, records, holders);
    Map<String, Integer> remarks = remarks();
    boolean each = remarks.size() <= EACH_REMARK;
    this.units = new ArrayList<>(records.size());
    for (LogRecord record : records) {
      int shape = record.shape();
      boolean stands =
          !seen[shape]
              && holders[shape] >= Math.max(EXEMPLAR_HOLDERS, EXEMPLAR_SHARE * records.size());
      seen[shape] = true;
      double stray = strays[units.size()];
      double surprise = Math.max(surprise(record), Math.max(stray, stands ? EXEMPLAR_SURPRISE : 0));
      int kind =
          each && remarks(record)
              ? remarks.getOrDefault(said(record), shape)
              : stray >= Strays.OUTLIER ? shapes + remarks.size() + shape : shape;
      units.add(new Unit(span(record), "", kind, faded(record), surprise, false));
    }
  }

  /// Every remark about a place, once however often it is made, and a shape for it.
  private Map<String, Integer> remarks() {
    Map<String, Integer> remarks = new HashMap<>();
    for (LogRecord record : records) {
      if (remarks(record) && remarks.size() <= EACH_REMARK) {
        remarks.putIfAbsent(said(record), shapes + remarks.size());
      }
    }
    return remarks;
  }

  private boolean remarks(LogRecord record) {
    return record.severity() >= REMARK && log.has(record.head(), LineFacts.PLACE);
  }

  private String said(LogRecord record) {
    return log.shown(record.head()).strip();
  }

  private Span span(LogRecord record) {
    int last = record.to() - 1;
    while (last > record.head() && log.has(last, LineFacts.BLANK)) {
      last--;
    }
    return new Span(log.lines().start(record.head()), log.lines().end(last));
  }

  private double surprise(LogRecord record) {
    if (log.has(record.head(), LineFacts.SUMMARY)) {
      return SUMMARY_SURPRISE;
    }
    return log.has(record.head(), LineFacts.SECTION) ? SECTION_SURPRISE : 0;
  }

  private static double faded(LogRecord record) {
    return record.severity() / (1 + record.variant() / SOFT_VARIANTS);
  }

  /// Takes a log apart.
  ///
  /// @param text any text
  /// @param work progress and cancellation
  /// @return the document
  public static LogDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes lines apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document
  public static LogDocument parse(Lines lines, Work work) {
    LogLines log = LogLines.of(lines, work);
    return new LogDocument(log, Records.of(log));
  }

  @Override
  public String text() {
    return log.lines().text();
  }

  @Override
  public List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  @Override
  public Compression compress(Request request) {
    int total = log.count();
    if (request.mode() == Mode.LOSSLESS || records.isEmpty()) {
      return whole();
    }
    Aside<double[]> asking =
        Aside.start(text().length(), () -> Relevance.of(request.query(), text(), units));
    double[] evidence = Evidence.of(log, records, shapes);
    double[] asked = asking.join();
    double[] relevance = new double[asked.length];
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] = Math.max(asked[i], evidence[i]);
    }
    raiseExtremes(request.query(), relevance);
    List<Unit> ranked = request.filled() ? varied() : units;
    LogRenderer renderer = new LogRenderer(log, records, shapes, asked);
    int[] costs = new int[records.size()];
    for (int r = 0; r < costs.length; r++) {
      costs[r] = renderer.cost(r);
    }
    Ranking ranking = request.spread(Selector.rank(ranked, relevance), text(), units, costs);
    int n =
        request.choose(
            ranking, ranking.worthShowing(costs), k -> renderer.render(ranking.first(k)).text());
    LogRenderer.Rendering rendering = renderer.render(ranking.first(n));
    return new Compression(
            rendering.text(), "lines", total, rendering.shown(), List.of("log", "templates"))
        .leavingOut(omitted(rendering.lines()));
  }

  /// The units for a budget: there, other remarks go before the like of those that are shown.
  private List<Unit> varied() {
    List<Unit> varied = new ArrayList<>(units);
    for (int i = 0; i < records.size(); i++) {
      Unit u = units.get(i);
      if (remarks(records.get(i))) {
        int shape = records.get(i).shape();
        varied.set(
            i, new Unit(u.span(), u.pointer(), shape, u.severity(), u.surprise(), u.pinned()));
      }
    }
    return varied;
  }

  /// Raises the least and the greatest of what a question speaks of. One that names no value may
  /// ask for the longest or the slowest, in whatever words.
  private void raiseExtremes(String query, double[] relevance) {
    if (query.isBlank() || !Asked.values(query).isEmpty()) {
      return;
    }
    Set<String> words = words(query);
    for (int i = 0; i < relevance.length; i++) {
      if (strays[i] > 0 && !Collections.disjoint(words, words(units.get(i).span().of(text())))) {
        relevance[i] = Math.max(relevance[i], EXTREME_RELEVANCE);
      }
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Words.split(
        text,
        (word, _, _, _) -> {
          if (word.length() >= TELLING_WORD) {
            words.add(word);
          }
        });
    return words;
  }

  /// The lines left out by the level they state, the loudest first; none where none states one.
  private List<Omitted> omitted(BitSet shown) {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    int silent = 0;
    for (int line = shown.nextClearBit(0);
        line < log.count();
        line = shown.nextClearBit(line + 1)) {
      Level level = log.level(line);
      if (level == null) {
        silent++;
      } else {
        counts.merge(level, 1, Integer::sum);
      }
    }
    List<Omitted> omitted = new ArrayList<>();
    counts.forEach((level, count) -> omitted.addFirst(new Omitted(count, level.word())));
    if (!omitted.isEmpty() && silent > 0) {
      omitted.add(new Omitted(silent, "without level"));
    }
    return omitted;
  }

  private Compression whole() {
    return new Compression(text(), "lines", log.count(), log.count(), List.of());
  }
}
