package io.headroom.select;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a question asks of a text taken apart. Beyond the words they share, a unit is asked for by
/// a value that the question quotes or spells as no plain word is spelled: an id, a path, a number,
/// an identifier in camelCase.
///
/// @param relevance a score per unit, 0 to 1
/// @param names whether the question names a value that only few units have
public record Question(double[] relevance, boolean names) {
  /// A unit with as much to do with the question is what it is about.
  private static final double CLOSE = 0.4;

  /// A value that a greater share of the units has names none of them.
  private static final double COMMON = 0.05;

  private static final int A_FEW = 3;
  private static final int MOST_HITS = 20_000;

  /// Where a value is named, words that are shared say little more.
  private static final double FAINT = 0.15;

  /// What values that stray are worth where the question names what it is about.
  private static final double ASIDE = 0.3;

  /// Reads a question.
  ///
  /// @param query the question; blank for none
  /// @param text the text the units are of
  /// @param units the units in source order
  /// @return what it asks
  public static Question of(String query, String text, List<Unit> units) {
    double[] relevance = Relevance.of(query, text, units);
    if (query.isBlank()) {
      return new Question(relevance, false);
    }
    boolean[] asked = new boolean[relevance.length];
    boolean names = false;
    int[] starts = units.stream().mapToInt(unit -> unit.span().start()).toArray();
    for (String value : Asked.values(query)) {
      names |= hits(value, text, units, starts, asked);
    }
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] = asked[i] ? 1 : relevance[i] * (names ? FAINT : 1);
    }
    return new Question(relevance, names);
  }

  /// Whether the question is about a unit.
  ///
  /// @param unit index of the unit
  /// @return true if so
  public boolean about(int unit) {
    return unit < relevance.length && relevance[unit] >= CLOSE;
  }

  /// The units with less worth of their own, as far as the question is about others.
  ///
  /// @param units units with their signals
  /// @return the units, their signals faint
  public List<Unit> aside(List<Unit> units) {
    if (!names) {
      boolean close = Arrays.stream(relevance).anyMatch(score -> score >= CLOSE);
      return close ? units.stream().map(Question::calm).toList() : units;
    }
    return units.stream()
        .map(u ->
            new Unit(
                u.span(), u.pointer(), 0, u.severity() * ASIDE, u.surprise() * ASIDE, u.pinned()))
        .toList();
  }

  private static Unit calm(Unit u) {
    return new Unit(
        u.span(), u.pointer(), u.shape(), u.severity(), u.surprise() * ASIDE, u.pinned());
  }

  /// Marks the units that have a value, unless they are many.
  private static boolean hits(
      String value, String text, List<Unit> units, int[] starts, boolean[] asked) {
    Set<Integer> found = new LinkedHashSet<>();
    int hits = 0;
    for (int at = text.indexOf(value);
        at >= 0 && hits++ < MOST_HITS;
        at = text.indexOf(value, at + value.length())) {
      int unit = bounded(text, at, at + value.length()) ? unit(at, units, starts) : -1;
      if (unit >= 0) {
        found.add(unit);
      }
    }
    if (found.size() > Math.max(A_FEW, COMMON * asked.length)) {
      return false;
    }
    found.forEach(unit -> asked[unit] = true);
    return !found.isEmpty();
  }

  private static int unit(int offset, List<Unit> units, int[] starts) {
    int found = Arrays.binarySearch(starts, offset);
    int unit = found >= 0 ? found : -found - 2;
    return unit >= 0 && offset < units.get(unit).span().end() ? unit : -1;
  }

  private static boolean bounded(String text, int start, int end) {
    return !(start > 0 && wordy(text.charAt(start - 1)) && wordy(text.charAt(start)))
        && !(end < text.length() && wordy(text.charAt(end - 1)) && wordy(text.charAt(end)));
  }

  private static boolean wordy(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
