package io.headroom.select;

import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;

/// How much each unit of a text in sections has to do with a question: what the unit itself has,
/// and what the section around it or the title above it has, since an answer rarely stands in one
/// sentence alone.
public final class SectionRelevance {
  /// How much of a unit's relevance is its section's.
  private static final double SECTION_SHARE = 0.45;

  private SectionRelevance() {}

  /// Which section a unit belongs to.
  ///
  /// @param unit the unit
  /// @param section what all units under one title share, and no others: the index of the first of
  ///   them
  /// @param title whether the unit is a title
  public record Member(Unit unit, int section, boolean title) {}

  /// Scores every unit against a question.
  ///
  /// @param query the question
  /// @param text the text the units are of
  /// @param members the units in source order, those of a section side by side
  /// @return one score per unit, 0 to 1
  public static double[] of(String query, String text, List<Member> members) {
    return of(query, text, members, SECTION_SHARE);
  }

  static double[] of(String query, String text, List<Member> members, double share) {
    double[] own = Relevance.of(query, text, members.stream().map(Member::unit).toList());
    List<Unit> sections = new ArrayList<>();
    List<Unit> titles = new ArrayList<>();
    int[] sectionOf = new int[members.size()];
    for (int i = 0; i < members.size(); ) {
      Member first = members.get(i);
      int end = i;
      while (end < members.size() && members.get(end).section() == first.section()) {
        sectionOf[end++] = sections.size();
      }
      int last = members.get(end - 1).unit().span().end();
      sections.add(Unit.plain(new Span(first.unit().span().start(), last), 0));
      titles.add(Unit.plain(first.title() ? first.unit().span() : new Span(0, 0), 0));
      i = end;
    }
    double[] around = Relevance.of(query, text, sections);
    double[] above = Relevance.of(query, text, titles);
    for (int i = 0; i < own.length; i++) {
      double section = Math.max(around[sectionOf[i]], above[sectionOf[i]]);
      own[i] = (1 - share) * own[i] + share * section;
    }
    return own;
  }
}
