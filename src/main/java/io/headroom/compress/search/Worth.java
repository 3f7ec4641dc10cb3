package io.headroom.compress.search;

import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each hit is worth to the reader. The search itself was a question, so that every match
/// answers something; a name that is defined among the matches makes its definitions the answer,
/// and one use per file an example.
final class Worth {
  private static final double DEFINITION = 1.0;
  private static final double EXAMPLE = 0.25;
  private static final double CONTEXT = 0.35;

  /// What the matches of one file lose, the later the more: each file should say something before
  /// any says all.
  private static final double LATER = 0.25;

  /// How much a question adds where it does not ask for a definition.
  private static final double QUESTION = 0.35;

  private final List<Hit> hits;
  private final String symbol;
  private final double[] definition;
  private final boolean defined;

  Worth(List<Hit> hits, String symbol) {
    this.hits = hits;
    this.symbol = symbol;
    this.definition = new double[hits.size()];
    boolean any = false;
    for (int h = 0; h < definition.length; h++) {
      if (hits.get(h).match() && !symbol.isEmpty()) {
        definition[h] = Definition.score(hits.get(h).text(), symbol);
        any |= definition[h] > 0;
      }
    }
    this.defined = any;
  }

  /// Which hits are the answer to a question: definitions of the name that was searched for.
  boolean[] answers(String query) {
    boolean[] answers = new boolean[definition.length];
    for (int h = 0; h < answers.length && !query.isBlank(); h++) {
      answers[h] = definition[h] > 0;
    }
    return answers;
  }

  /// Units of the hits. Where a definition is the answer, uses are all of one shape.
  List<Unit> units(boolean asked) {
    Map<String, Integer> shapes = new HashMap<>();
    List<Unit> units = new ArrayList<>(hits.size());
    for (int h = 0; h < definition.length; h++) {
      Hit hit = hits.get(h);
      boolean own = hit.match() && !(asked && defined && definition[h] == 0);
      String key = own ? hit.text().strip() : hit.match() ? "\nuse" : "\ncontext";
      units.add(Unit.plain(hit.span(), shapes.computeIfAbsent(key, _ -> shapes.size())));
    }
    return units;
  }

  /// Relevance of the hits, 0 to 1.
  double[] relevance(String query, String text, List<Unit> units) {
    double[] question = Relevance.of(query, text, units);
    boolean answered = defined && !query.isBlank();
    double[] worth = new double[question.length];
    int[] before = new int[hits.stream().mapToInt(Hit::file).max().orElse(0) + 1];
    for (int h = 0; h < worth.length; h++) {
      Hit hit = hits.get(h);
      if (answered) {
        worth[h] = DEFINITION * definition[h];
      } else if (hit.match()) {
        int rank = before[hit.file()]++;
        double base = definition[h] > 0 ? DEFINITION : 1 - LATER * rank / (rank + 4.0);
        worth[h] = query.isBlank() ? base : (1 - QUESTION) * base + QUESTION * question[h];
      } else {
        worth[h] = CONTEXT + (1 - CONTEXT) * question[h] * QUESTION;
      }
    }
    if (answered) {
      addExamples(worth);
    }
    return worth;
  }

  /// The use that tells most of each file without a definition: code before comments, a line of
  /// rare shape before the import every file has.
  private void addExamples(double[] worth) {
    Map<String, Integer> common = new HashMap<>();
    for (Hit hit : hits) {
      common.merge(masked(hit.text()), 1, Integer::sum);
    }
    Map<Integer, Integer> best = new HashMap<>();
    for (int h = 0; h < worth.length; h++) {
      Hit hit = hits.get(h);
      if (hit.match()) {
        Integer other = best.get(hit.file());
        if (other == null || telling(h, common) > telling(other, common)) {
          best.put(hit.file(), h);
        }
      }
    }
    best.values().forEach(h -> worth[h] = Math.max(worth[h], EXAMPLE));
  }

  private double telling(int hit, Map<String, Integer> common) {
    String text = hits.get(hit).text();
    double code = Definition.comment(text) ? 0 : 2;
    double whole = Symbol.whole(text, symbol) ? 1 : 0;
    return 4 * definition[hit] + code + whole + 1.0 / common.getOrDefault(masked(text), 1);
  }

  /// The line without what its strings say: imports of one thing from several places look alike.
  private static String masked(String text) {
    return text.strip().replaceAll("([\"'`])[^\"'`]*\\1", "\"\"");
  }
}
