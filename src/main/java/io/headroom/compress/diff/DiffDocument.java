package io.headroom.compress.diff;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A patch: unified diffs as git, GNU diff, Subversion and merges write them, alone, in a log or in
/// a mail. Changes are the units, headers of files the skeleton, messages paragraphs.
///
/// - **Keeps** every changed line while there is no bound; the subject; names of all files. Headers
///   of hunks are true of what is under them, so that a patch of which only context was left out
///   still applies (`patch`, `git apply --unidiff-zero`).
/// - **Omits** context, header lines that say nothing new, runs of lines the patch has before,
///   hunks that change white space only, generated files; under a bound the changes that have least
///   to do with the question. Says so where a patch is not whole any more.
/// - **Cost** linear in the text.
public final class DiffDocument implements Document {
  private static final double SUBJECT = 0.9;
  private static final double MESSAGE = 0.3;
  private static final double CHANGE = 0.6;

  /// What part of a bounded answer names of files may take of which nothing is shown: less where a
  /// question says what to show instead.
  private static final int NAMES = 4;

  private static final int NAMES_ASKED = 12;

  /// What later changes of a file lose: each file should say something before any says all.
  private static final double LATER = 0.2;

  /// How much a question weighs against the order of changes.
  private static final double ASKED = 0.7;

  /// Relevance of a change in the file whose name has most to do with the question.
  private static final double NAMED = 0.9;

  private final Patch patch;
  private final List<Change> changes;
  private final List<Unit> units;
  private final List<int[]> ranges;
  private final List<Message.Part> texts;

  private DiffDocument(Patch patch) {
    this.patch = patch;
    this.changes = Change.of(patch);
    this.units = new ArrayList<>();
    this.ranges = new ArrayList<>();
    this.texts = new Message(patch).parts();
    texts.forEach(part -> add(part.from(), part.to()));
    for (Change change : changes) {
      add(change.from(), change.to());
    }
  }

  private void add(int from, int to) {
    ranges.add(new int[] {from, to});
    units.add(Unit.plain(patch.rows().span(from, to), units.size()));
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static DiffDocument parse(String text, Work work) {
    return new DiffDocument(Patch.parse(text, work));
  }

  @Override
  public String text() {
    return patch.rows().text();
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public List<Unit> sections() {
    return patch.files().stream()
        .map(file -> Unit.plain(patch.rows().span(file.from(), file.end()), 0))
        .toList();
  }

  @Override
  public Compression compress(Request request) {
    int total = patch.rows().count();
    if (patch.files().isEmpty() || request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "lines", total, total, List.of());
    }
    double[] relevance = relevance(request.query());
    DiffView view = new DiffView(patch, generated(request.query()), repeats());
    Ranking ranking = Selector.rank(units, relevance);
    int names = request.maxTokens() / (request.query().isBlank() ? NAMES : NAMES_ASKED);
    int count =
        ranking.fitting(
            units.size(),
            request.maxTokens(),
            n -> request.tokens().count(view.of(rows(ranking.first(n)), names, new Omissions())));
    Omissions omitted = new Omissions();
    String shown = view.of(rows(ranking.first(count)), names, omitted);
    return new Compression(
        shown, "lines", total, Math.max(0, total - omitted.rows()), List.of("context"));
  }

  private int[] repeats() {
    List<Hunk> hunks = patch.files().stream().flatMap(f -> f.hunks().stream()).toList();
    return Repeats.of(patch.rows(), hunks);
  }

  /// A generated file is shown when the question is about it.
  private boolean[] generated(String query) {
    double[] asked = files(query);
    boolean[] generated = new boolean[patch.files().size()];
    for (int f = 0; f < generated.length; f++) {
      generated[f] = asked[f] < 1 && Generated.is(patch.rows(), patch.files().get(f));
    }
    return generated;
  }

  private boolean[] rows(boolean[] shown) {
    boolean[] rows = new boolean[patch.rows().count()];
    for (int u = 0; u < shown.length; u++) {
      Arrays.fill(rows, ranges.get(u)[0], ranges.get(u)[1], shown[u]);
    }
    return rows;
  }

  private double[] relevance(String query) {
    double[] files = files(query);
    double[] own = Relevance.of(query, text(), units);
    double[] worth = new double[units.size()];
    int messages = texts.size();
    for (int u = 0; u < messages; u++) {
      worth[u] = texts.get(u).subject() ? SUBJECT : MESSAGE + (1 - MESSAGE) * own[u];
    }
    int[] before = new int[patch.files().size()];
    for (int u = messages; u < worth.length; u++) {
      int file = changes.get(u - messages).file();
      int rank = before[file]++;
      double base = CHANGE - LATER * rank / (rank + 4.0);
      double asked = Math.max(NAMED * files[file] * files[file], own[u]);
      worth[u] = query.isBlank() ? base : (1 - ASKED) * base + ASKED * asked;
    }
    return worth;
  }

  /// What the name of each file has to do with a question, 1 for the one that has most.
  private double[] files(String query) {
    List<Unit> names = new ArrayList<>();
    for (FileDiff file : patch.files()) {
      names.add(Unit.plain(patch.rows().span(file.from(), file.headerEnd()), 0));
    }
    double[] relevance = Relevance.of(query, text(), names);
    double most = Arrays.stream(relevance).max().orElse(0);
    return most == 0 ? relevance : Arrays.stream(relevance).map(r -> r / most).toArray();
  }
}
