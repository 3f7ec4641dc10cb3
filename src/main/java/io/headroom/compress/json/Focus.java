package io.headroom.compress.json;

import io.headroom.select.Asked;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a question asks of a document. Beyond the words they share, a unit is asked for by a value
/// the question quotes or spells as no plain word is spelled (an id, a path, a number), and a
/// member by its name or path.
///
/// @param relevance a score per unit, 0 to 1
/// @param whole a flag per unit: a record that has a value asked for, to be shown whole
/// @param found whether the question names a value, in a way that cannot be chance, that few have
/// @param named whether the question names members
record Focus(double[] relevance, boolean[] whole, boolean found, boolean named) {
  /// A unit with as much to do with the question is shown with its long strings.
  private static final double CLOSE = 0.3;

  private static final double LEAST = 0.05;

  /// Shorter numbers may well be counts, years or codes rather than the key of a record, unless the
  /// word before them says whose key they are.
  private static final int LONG_ENOUGH = 5;

  private static final int LONGEST_NAME = 100;

  /// Worth of what strays, beside what the question names.
  private static final double ASIDE = 0.3;

  /// More records than this with a value asked for are rows among others.
  private static final int MOST_WHOLE = 3;

  /// A value more units have than this share tells nothing.
  private static final double COMMON = 0.3;

  private static final int MOST_HITS = 20_000;
  private static final double WITHIN = 0.6;
  private static final double NAME = 0.9;
  private static final double SIMILAR_NAME = 0.7;

  /// Where the question names a value, shared words say little more.
  private static final double FAINT = 0.15;

  /// No question: the records given are shown whole, to say what records look like.
  static Focus none(boolean[] whole) {
    return new Focus(new double[whole.length], whole, false, false);
  }

  /// A question about units.
  static Focus of(String query, String text, List<Unit> units) {
    int n = units.size();
    Focus focus = new Focus(Relevance.of(query, text, units), new boolean[n], false, false);
    if (query.isBlank()) {
      return focus;
    }
    double[] scores = new double[n];
    boolean found = false;
    Places places = new Places(units);
    for (String asked : Asked.values(query)) {
      // The sign that says that a number follows is rarely a part of the number.
      String value = asked.startsWith("#") && !text.contains(asked) ? asked.substring(1) : asked;
      boolean certain = value.length() >= LONG_ENOUGH || query.contains('"' + value + '"');
      found |= focus.hits(value, title(query, value), certain, text, places, scores);
    }
    boolean named = names(query, units, scores);
    for (int i = 0; i < n; i++) {
      focus.relevance[i] = Math.max(scores[i], focus.relevance[i] * (found ? FAINT : 1));
    }
    return new Focus(focus.relevance, focus.whole, found, named);
  }

  /// Whether a unit may be shown: where the question names its record, nothing else is.
  boolean allows(int unit) {
    return !found || relevance[unit] >= LEAST;
  }

  /// The units with what the question leaves of their signals: named values put everything else
  /// aside, named members put other members aside.
  List<Unit> aside(List<Unit> units) {
    if (!found && !named) {
      return units;
    }
    List<Unit> all = new ArrayList<>(units.size());
    for (Unit u : units) {
      double left = found || member(u) ? ASIDE : 1;
      int shape = left < 1 ? 0 : u.shape();
      double severity = u.severity() * left;
      double surprise = u.surprise() * left;
      all.add(new Unit(u.span(), u.pointer(), shape, severity, surprise, u.pinned()));
    }
    return all;
  }

  private static boolean member(Unit unit) {
    String pointer = unit.pointer();
    int name = pointer.lastIndexOf('/') + 1;
    return name < pointer.length() && !Character.isDigit(pointer.charAt(name));
  }

  /// Whether the question is about a unit.
  boolean about(int unit) {
    return relevance[unit] >= CLOSE;
  }

  /// Marks what has a value.
  ///
  /// @param title the word before the value in the question: of the members with the value, those
  ///   are asked for that it names
  /// @param certain whether the value alone cannot be there by chance
  /// @return whether the question is about what was found
  private boolean hits(
      String value, String title, boolean certain, String text, Places places, double[] asked) {
    String quoted = Quoting.quote(value);
    String spelled = quoted.substring(1, quoted.length() - 1);
    Set<Integer> exact = new LinkedHashSet<>();
    Set<Integer> within = new LinkedHashSet<>();
    Set<Integer> titled = new LinkedHashSet<>();
    int hits = 0;
    int at = text.indexOf(spelled);
    while (at >= 0 && hits++ < MOST_HITS) {
      int end = at + spelled.length();
      int unit = bounded(text, at, end) ? places.unit(at) : -1;
      if (unit >= 0 && (!name(text, end) || places.named(unit, value))) {
        boolean entire = entire(text, at, end);
        (entire ? exact : within).add(unit);
        if (entire && (titles(title, member(text, at)) || titles(title, places.above(unit)))) {
          titled.add(unit);
        }
      }
      at = text.indexOf(spelled, end);
    }
    Set<Integer> units = !titled.isEmpty() ? titled : exact.isEmpty() ? within : exact;
    if (units.isEmpty() || units.size() > Math.max(MOST_WHOLE, COMMON * asked.length)) {
      return false;
    }
    for (int unit : units) {
      asked[unit] = Math.max(asked[unit], exact.isEmpty() ? WITHIN : 1);
      whole[unit] |= units.size() <= MOST_WHOLE && !exact.isEmpty();
    }
    return certain ? !exact.isEmpty() : !titled.isEmpty();
  }

  /// The word before a value: `order` of `order #17`, `id` of `id=17`; empty if there is none.
  private static String title(String query, String value) {
    int end = query.indexOf(value);
    while (end > 0 && !Character.isLetterOrDigit(query.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && wordly(query.charAt(from - 1))) {
      from--;
    }
    return query.substring(from, Math.max(from, end)).toLowerCase(Locale.ROOT);
  }

  /// Whether a word names a member, or what a list is of: `order` names `order_id`, `orderId` and
  /// `orders`.
  private static boolean titles(String title, String name) {
    Set<String> parts = new HashSet<>();
    Words.split(name, (word, _, _, _) -> parts.add(word));
    return !title.isEmpty() && (parts.contains(title) || parts.contains(title + "s"));
  }

  /// The name of the member whose value begins at an offset, or an empty text.
  private static String member(String text, int at) {
    int end = at - 1;
    while (end >= 0 && "\"\\ \t\r\n:".indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    int from = end;
    while (from >= 0 && at - from <= LONGEST_NAME && text.charAt(from) != '"') {
      from--;
    }
    return text.substring(from + 1, end + 1);
  }

  /// Whether what ends here is the name of a member.
  private static boolean name(String text, int end) {
    int at = end;
    while (at < text.length() && "\"\\ \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > end && at < text.length() && text.charAt(at) == ':';
  }

  private static boolean bounded(String text, int start, int end) {
    return !(start > 0 && wordly(text.charAt(start - 1)) && wordly(text.charAt(start)))
        && !(end < text.length() && wordly(text.charAt(end - 1)) && wordly(text.charAt(end)));
  }

  private static boolean wordly(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// Whether a slice is a whole string or a whole number.
  private static boolean entire(String text, int start, int end) {
    char before = start > 0 ? text.charAt(start - 1) : ' ';
    char after = end < text.length() ? text.charAt(end) : ' ';
    return before == '"'
        ? after == '"' || after == '\\'
        : before != '.'
            && " \n\r\t:,[".indexOf(before) >= 0
            && " \n\r\t,]}".indexOf(after) >= 0
            && Quoting.number(text.substring(start, end));
  }

  /// Scores members by their names, and whatever lies on a path the question spells.
  private static boolean names(String query, List<Unit> units, double[] asked) {
    Set<String> words = new HashSet<>();
    Words.split(query, (word, _, _, _) -> words.add(word));
    int named = 0;
    for (int i = 0; i < asked.length; i++) {
      String pointer = units.get(i).pointer();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
        continue;
      }
      double score = words.contains(name) ? NAME : similar(name, words) ? SIMILAR_NAME : 0;
      asked[i] = Math.max(asked[i], score);
      named += score >= NAME ? 1 : 0;
    }
    for (String word : query.split("[\\s,?!\"'`]+", -1)) {
      if (word.indexOf('.') > 0 && word.indexOf('.') < word.length() - 1) {
        named += path(word.replace("[]", "").split("\\.", -1), units, asked);
      }
    }
    return named > 0 && named <= COMMON * asked.length;
  }

  /// Scores the units on a path, unless it leads everywhere.
  private static int path(String[] path, List<Unit> units, double[] asked) {
    List<Integer> on = new ArrayList<>();
    for (int i = 0; i < asked.length; i++) {
      if (leads(path, units.get(i).pointer())) {
        on.add(i);
      }
    }
    if (on.size() > Math.max(MOST_WHOLE, COMMON * asked.length)) {
      return 0;
    }
    on.forEach(i -> asked[i] = 1);
    return on.size();
  }

  /// Whether a path and the end of a pointer go the same way as far as both go; indices of arrays
  /// do not count.
  private static boolean leads(String[] path, String pointer) {
    String[] steps =
        Arrays.stream(pointer.split("/", -1))
            .filter(step -> !step.isEmpty() && !step.chars().allMatch(Character::isDigit))
            .toArray(String[]::new);
    for (int from = 0; from < steps.length; from++) {
      int length = Math.min(path.length, steps.length - from);
      if (Arrays.equals(path, 0, length, steps, from, from + length)) {
        return true;
      }
    }
    return false;
  }

  /// Spellings of one word: the same but for the end.
  private static boolean similar(String name, Set<String> words) {
    for (String word : words) {
      int same = 0;
      int most = Math.min(name.length(), word.length());
      while (same < most && name.charAt(same) == word.charAt(same)) {
        same++;
      }
      if (same >= 5 && same * 10 >= 7 * Math.max(name.length(), word.length())) {
        return true;
      }
    }
    return false;
  }

  /// Finds the unit that holds an offset.
  private static final class Places {
    private final int[] starts;
    private final List<Unit> units;

    Places(List<Unit> units) {
      this.units = units;
      starts = units.stream().mapToInt(unit -> unit.span().start()).toArray();
    }

    /// Whether a unit is the member of a name.
    boolean named(int unit, String name) {
      return units.get(unit).pointer().endsWith("/" + Layout.escape(name));
    }

    /// The name of what a unit is an element of.
    String above(int unit) {
      String pointer = units.get(unit).pointer();
      int end = pointer.lastIndexOf('/');
      return pointer.substring(pointer.lastIndexOf('/', end - 1) + 1, Math.max(0, end));
    }

    int unit(int offset) {
      int found = Arrays.binarySearch(starts, offset);
      int unit = found >= 0 ? found : -found - 2;
      return unit >= 0 && offset < units.get(unit).span().end() ? unit : -1;
    }
  }
}
