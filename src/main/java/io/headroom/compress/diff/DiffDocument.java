package io.headroom.compress.diff;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.diff.Change.Grain;
import io.headroom.select.Relevance;
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
  private final Patch patch;
  private final List<Unit> units;

  private DiffDocument(Patch patch) {
    this.patch = patch;
    this.units = new ArrayList<>();
    for (Message.Part part : new Message(patch).parts()) {
      units.add(Unit.plain(patch.rows().span(part.from(), part.to()), units.size()));
    }
    for (Change change : Change.of(patch, Grain.COARSE)) {
      units.add(Unit.plain(patch.rows().span(change.from(), change.to()), units.size()));
    }
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
    double[] files = files(request.query());
    boolean[] all = new boolean[total];
    Arrays.fill(all, true);
    Omissions omitted = new Omissions();
    String shown = new DiffView(patch, generated(files), repeats()).of(all, omitted);
    if (!request.tokens().fits(shown, request.maxTokens())) {
      omitted = new Omissions();
      shown =
          new Priorities(patch, request, files, generated(files))
              .shown(request, new Sketch(patch), omitted);
    }
    return new Compression(
        shown, "lines", total, Math.max(0, total - omitted.rows()), List.of("context"));
  }

  private int[] repeats() {
    List<Hunk> hunks = patch.files().stream().flatMap(f -> f.hunks().stream()).toList();
    return Repeats.of(patch.rows(), hunks);
  }

  /// A generated file is shown when the question is about it.
  private boolean[] generated(double[] asked) {
    boolean[] generated = new boolean[patch.files().size()];
    for (int f = 0; f < generated.length; f++) {
      generated[f] = asked[f] < 1 && Generated.is(patch.rows(), patch.files().get(f));
    }
    return generated;
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
