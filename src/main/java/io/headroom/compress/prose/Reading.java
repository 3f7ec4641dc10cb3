package io.headroom.compress.prose;

import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Salience;
import io.headroom.select.SectionRelevance;
import io.headroom.select.SectionRelevance.Member;
import io.headroom.select.Unit;
import io.headroom.text.Masking;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of a text is worth reading, best first.
///
/// @param ranking every unit
/// @param worth how many of them are shown where nothing bounds the answer
record Reading(Ranking ranking, int worth) {
  /// Parts from which a section is too long to lend its relevance to each of them.
  private static final int LONG_SECTION = 80;

  /// How much of a sentence's worth is that it opens its paragraph: who writes puts the point
  /// first.
  private static final double LEAD = 0.5;

  /// What the best answer counts for relevance. Others are shown that have half as much to do with
  /// the question.
  private static final double ANSWER = 0.7;

  /// Estimated tokens, headings aside, that are shown to who asks nothing: some four pages. Nothing
  /// says that one of a few sentences matters less than another; of many, the best are shown.
  private static final int PAGES = 3_600;

  /// UTF-16 units a token takes in prose at least; a guess for ranking only, shown texts are
  /// counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  /// Ranks the units of a text. Headings go before all others, but where a question has a budget:
  /// there the answer comes first, and headings are shown with what stands under them.
  static Reading of(Request request, String text, List<Part> parts) {
    return request.query().isBlank()
        ? byContent(request, text, parts)
        : byQuestion(request, text, parts);
  }

  /// Without a question: the first sentences of each paragraph, weighed by how much they say of the
  /// whole.
  private static Reading byContent(Request request, String text, List<Part> parts) {
    double[] salience = Salience.of(text, parts.stream().map(Part::unit).toList());
    List<Unit> weighed = new ArrayList<>(parts.size());
    int[] firsts = firstsAlike(text, parts);
    for (int i = 0; i < salience.length; i++) {
      boolean leads = parts.get(i).line() ? firsts[i] == i : leads(parts, i);
      double worth = (leads ? LEAD : 0) + (1 - LEAD) * salience[i];
      weighed.add(weighed(parts.get(i), firsts[i], worth, true));
    }
    int[] tokens = tokens(parts);
    Ranking ranking = request.rank(weighed, new double[salience.length], tokens);
    int worth = ranking.pinned();
    int spent = 0;
    while (worth < tokens.length && spent < PAGES) {
      spent += tokens[ranking.order()[worth++]];
    }
    return new Reading(ranking, worth);
  }

  /// For each unit itself; for a line that stands alone the first one that differs from it in
  /// numbers only, which stands for the others.
  private static int[] firstsAlike(String text, List<Part> parts) {
    Map<Long, Integer> firsts = new HashMap<>();
    int[] alike = new int[parts.size()];
    for (int i = 0; i < alike.length; i++) {
      Span span = parts.get(i).unit().span();
      int unit = i;
      alike[i] =
          parts.get(i).line()
              ? firsts.computeIfAbsent(Masking.names(text, span.start(), span.end()), _ -> unit)
              : i;
    }
    return alike;
  }

  /// Whether a unit is the first of its paragraph or of its list, its label aside.
  private static boolean leads(List<Part> parts, int i) {
    if (i == 0 || parts.get(i - 1).title()) {
      return true;
    }
    Part before = parts.get(i - 1);
    Part here = parts.get(i);
    return before.block() != here.block()
        && !(before.item() && here.item() && before.block() + 1 == here.block());
  }

  /// With a question: what answers it, best first, and nothing else but headings. Scores are
  /// relative to the best one, since a question in many words matches no sentence in full.
  private static Reading byQuestion(Request request, String text, List<Part> parts) {
    double[] relevance = relevance(request.query().strip(), text, parts);
    double best = 0;
    for (double score : relevance) {
      best = Math.max(best, score);
    }
    if (best == 0) {
      return byContent(request, text, parts);
    }
    List<Unit> alike = new ArrayList<>(parts.size());
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] *= ANSWER / best;
      alike.add(weighed(parts.get(i), 0, 0, !request.filled()));
    }
    int[] tokens = tokens(parts);
    Ranking ranking = request.rank(alike, relevance, tokens);
    return new Reading(ranking, ranking.worthShowing(tokens));
  }

  /// A long section says little of each of its sentences; there the paragraph stands for it.
  private static double[] relevance(String query, String text, List<Part> parts) {
    Map<Integer, Integer> sizes = new HashMap<>();
    parts.forEach(part -> sizes.merge(part.section(), 1, Integer::sum));
    return SectionRelevance.of(
        query,
        text,
        parts.stream()
            .map(p ->
                sizes.getOrDefault(p.section(), 0) <= LONG_SECTION || p.title()
                    ? new Member(p.unit(), p.section(), p.title())
                    : new Member(p.unit(), parts.size() + p.block(), false))
            .toList());
  }

  private static Unit weighed(Part part, int shape, double surprise, boolean pinned) {
    Unit unit = part.unit();
    return new Unit(unit.span(), "", shape, 0, surprise, part.foreign() || pinned && unit.pinned());
  }

  private static int[] tokens(List<Part> parts) {
    return parts.stream()
        .mapToInt(part -> part.unit().span().length() / CHARS_PER_TOKEN + 1)
        .toArray();
  }
}
