package io.headroom.compress.code;

import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each item has to do with a question. A declaration the question names is meant with all it
/// holds. Where it names none, declarations are compared with it by their words.
final class Question {
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*[?!]?");

  /// What only code spells: `snake_case`, `camelCase`, `UPPER`, or a word before a bracket.
  private static final Pattern SPELLED =
      Pattern.compile("[a-z0-9$]+[A-Z].*|[A-Z][a-z0-9]+[A-Z].*|.+_.+|_.+|\\$.+");

  /// Share of the best score a declaration needs to be shown whole.
  static final double ABOUT_AS_GOOD = 0.8;

  private final String query;
  private final String code;
  private final List<Item> items;
  private final Set<String> named;
  private final Lines lines;
  private final BitSet asked;

  /// @param asked lines the question speaks of by their numbers
  Question(String query, Listing listing, List<Item> items, BitSet asked) {
    this.query = query.strip();
    this.code = listing.code();
    this.lines = listing.lines();
    this.items = items;
    this.asked = asked;
    this.named = named();
  }

  /// Whether there is a question, and it names nothing that is declared here: where its answer is
  /// can only be supposed.
  boolean isVague() {
    return !query.isEmpty() && named.isEmpty();
  }

  /// Whether the question names something that is declared here.
  boolean names() {
    return !named.isEmpty();
  }

  /// A score per item, 0 to 1.
  double[] scores() {
    double[] scores = new double[items.size()];
    if (isVague()) {
      byWords(scores);
    } else {
      for (Item item : items) {
        if (named.contains(item.name())) {
          scores[item.number()] = 1;
        }
      }
    }
    for (Item item : items) {
      int line = item.holes().isEmpty() ? asked.nextSetBit(lines.at(item.start())) : -1;
      if (line >= 0 && line <= lines.at(item.end() - 1)) {
        scores[item.number()] = 1;
      }
    }
    return inherited(scores);
  }

  /// Names of items that the question has; of these, those that only code spells so, if any.
  private Set<String> named() {
    Set<String> names = new HashSet<>();
    for (Item item : items) {
      // A field is meant only where it is spelled as no common word is.
      if (item.declares() || SPELLED.matcher(item.name()).matches()) {
        names.add(item.name());
      }
    }
    Set<String> all = new HashSet<>();
    Set<String> spelled = new HashSet<>();
    Matcher words = IDENTIFIER.matcher(query);
    while (words.find()) {
      String word = query.substring(words.start(), words.end());
      String name = word;
      if (!names.contains(word) && "?!".indexOf(word.charAt(word.length() - 1)) >= 0) {
        name = word.substring(0, word.length() - 1);
      }
      if (name.length() > 1 && names.contains(name)) {
        all.add(name);
        boolean called =
            words.end() < query.length() && "(`".indexOf(query.charAt(words.end())) >= 0;
        if (called || SPELLED.matcher(name).matches()) {
          spelled.add(name);
        }
      }
    }
    return spelled.isEmpty() ? all : spelled;
  }

  private void byWords(double[] scores) {
    List<Item> compared = new ArrayList<>();
    List<Unit> whole = new ArrayList<>();
    for (Item item : items) {
      if (item.kind() == Item.Kind.STATEMENT && !item.declares()) {
        continue;
      }
      compared.add(item);
      // Who holds declarations is compared by its head: what it holds is compared by itself.
      boolean holds =
          item.holes().stream().anyMatch(hole -> hole.items().stream().anyMatch(Item::declares));
      int end = holds ? item.holes().getFirst().start() : item.end();
      whole.add(Unit.plain(new Span(item.start(), end), 0));
    }
    double[] relevance = Relevance.of(query, code, whole);
    double best = 0;
    for (double score : relevance) {
      best = Math.max(best, score);
    }
    for (int i = 0; i < relevance.length && best > 0; i++) {
      scores[compared.get(i).number()] = relevance[i] / best;
    }
  }

  /// What is in something that is meant is meant, and what documents it.
  private double[] inherited(double[] scores) {
    for (Item item : items) {
      int behind = item.number() + 1 + item.holes().size(); // the rest of a comment is one item
      if (item.kind() == Item.Kind.DOC
          && behind < items.size()
          && items.get(behind).parent() == item.parent()) {
        scores[item.number()] = scores[behind];
      }
    }
    for (Item item : items) {
      if (item.parent() >= 0) {
        double above = scores[item.parent()];
        if (!holdsDeclarations(items.get(item.parent()))) {
          scores[item.number()] = Math.max(scores[item.number()], above);
        }
      }
    }
    return scores;
  }

  /// Names in what a question means, or empty.
  Set<String> related(double[] scores) {
    Set<String> names = new HashSet<>();
    for (Item item : items) {
      if (scores[item.number()] >= ABOUT_AS_GOOD && !holdsDeclarations(item)) {
        Matcher words = IDENTIFIER.matcher(code).region(item.start(), item.end());
        while (words.find()) {
          names.add(code.substring(words.start(), words.end()));
        }
      }
    }
    return names;
  }

  private static boolean holdsDeclarations(Item item) {
    return item.holes().stream()
        .anyMatch(hole ->
            hole.kind() == Hole.Kind.MEMBERS && hole.items().stream().anyMatch(Item::declares));
  }
}
