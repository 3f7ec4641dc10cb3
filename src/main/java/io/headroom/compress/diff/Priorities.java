package io.headroom.compress.diff;

import io.headroom.compress.Request;
import io.headroom.compress.diff.Change.Grain;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What to tell first of a patch that has no room to be whole: its subject, then something of every
/// file, names it introduces before lines it has already, what the question is about before all;
/// last what no person wrote or reads.
final class Priorities {
  private static final double SUBJECT = 0.9;
  private static final double MESSAGE = 0.3;
  private static final double CHANGE = 0.6;

  /// The name of a file with its counts, against a change in it.
  private static final double NAME = 0.45;

  /// What is left of the worth of lines of a generated file.
  private static final double GENERATED = 0.2;

  /// What later changes of a file lose: each file should say something before any says all.
  private static final double LATER = 0.2;

  /// How much a question weighs against the order of changes.
  private static final double ASKED = 0.7;

  /// Relevance of a change in the file whose name has most to do with the question.
  private static final double NAMED = 0.9;

  /// UTF-16 units of code per token; a guess, the answer is counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private final Patch patch;
  private final List<Unit> units = new ArrayList<>();
  private final List<int[]> ranges = new ArrayList<>();
  private final Ranking ranking;

  /// Priorities of a patch.
  ///
  /// @param files what each file has to do with the question, 0 to 1
  /// @param generated which files no person reads
  Priorities(Patch patch, Request request, double[] files, boolean[] generated) {
    this.patch = patch;
    List<Message.Part> texts = new Message(patch).parts();
    List<Change> changes = Change.of(patch, Grain.FINE);
    Map<String, Integer> shapes = new HashMap<>();
    texts.forEach(part -> add(part.from(), part.to(), shapes, 0));
    for (int f = 0; f < files.length; f++) {
      add(patch.files().get(f).from(), patch.files().get(f).headerEnd(), shapes, 0);
    }
    News news = new News();
    for (Change change : changes) {
      String text = patch.rows().span(change.from(), change.to()).of(patch.rows().text());
      add(change.from(), change.to(), shapes, news.of(text));
    }
    boolean asked = !request.query().isBlank();
    double[] own = Relevance.of(request.query(), patch.rows().text(), units);
    double[] worth = new double[units.size()];
    int[] before = new int[files.length];
    for (int u = 0; u < worth.length; u++) {
      int named = u - texts.size();
      if (named < 0) {
        worth[u] = texts.get(u).subject() ? SUBJECT : MESSAGE + (1 - MESSAGE) * own[u];
        continue;
      }
      boolean name = named < files.length;
      int file = name ? named : changes.get(named - files.length).file();
      int rank = name ? 0 : before[file]++;
      double base = name ? NAME : CHANGE - LATER * rank / (rank + 4.0);
      double about = Math.max(NAMED * files[file] * files[file], own[u]);
      worth[u] =
          (asked ? (1 - ASKED) * base + ASKED * about : base)
              * (generated[file] && !name ? GENERATED : 1);
    }
    this.ranking =
        request.rank(
            units,
            worth,
            units.stream().mapToInt(u -> u.span().length() / CHARS_PER_TOKEN + 1).toArray());
  }

  private void add(int from, int to, Map<String, Integer> shapes, double news) {
    ranges.add(new int[] {from, to});
    String text = patch.rows().span(from, to).of(patch.rows().text()).strip();
    int shape = shapes.computeIfAbsent(text, _ -> shapes.size());
    units.add(new Unit(patch.rows().span(from, to), "", shape, 0, news, false));
  }

  /// As much of the patch as fits, as text.
  String shown(Request request, Sketch sketch, Omissions omitted) {
    int n = request.choose(ranking, units.size(), k -> text(sketch, k, new Omissions()));
    return text(sketch, n, omitted);
  }

  private String text(Sketch sketch, int n, Omissions omitted) {
    boolean[] first = ranking.first(n);
    boolean[] rows = new boolean[patch.rows().count()];
    boolean[] named = new boolean[patch.files().size()];
    for (int u = 0; u < first.length; u++) {
      Arrays.fill(rows, ranges.get(u)[0], ranges.get(u)[1], first[u]);
    }
    for (int f = 0; f < named.length; f++) {
      FileDiff file = patch.files().get(f);
      named[f] = file.headerEnd() > file.from() && rows[file.from()];
      Arrays.fill(rows, file.from(), file.headerEnd(), false);
    }
    return sketch.of(rows, named, omitted);
  }
}
