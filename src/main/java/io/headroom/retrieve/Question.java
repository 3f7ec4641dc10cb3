package io.headroom.retrieve;

import io.headroom.retrieve.UnitSearch.Hit;
import io.headroom.text.Span;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reader looks for: words, and phrases that count before them. A phrase is what stands in
/// quotes; where nothing does, the question itself if it is more than one word, and what it spells
/// as one piece.
///
/// @param words in lower case, each once
/// @param names those of the words that no plain word is spelled like: with a digit, in camelCase,
///   with `_`, in capitals
/// @param phrases what to find as it is written, but for case and the width of blanks
record Question(Set<String> words, Set<String> names, List<Pattern> phrases) {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|`([^`]+)`|“([^”]+)”");

  /// What is spelled as one piece though it is several words: a path, an address, a dotted name.
  private static final Pattern PIECE =
      Pattern.compile("/?[\\p{L}\\p{N}_-]+(?:[./:@\\\\]+[\\p{L}\\p{N}_-]+)+");

  private static final int MOST_WORDS = 256;
  private static final int MOST_PHRASE_CHARS = 1_000;
  private static final int MOST_HITS = 2_000;

  private static final double NAME = 1.5;

  /// Letters from which on a word is no longer taken for a common one.
  private static final double LONG_WORD = 5;

  /// Hits this much weaker than the best have too little of the question in them. Relative to the
  /// best only: scores have no meaning by themselves.
  private static final double CUT_OFF = 0.4;

  /// What the heading of a section counts: what is below is about it as well.
  private static final double HEADING = 1.5;

  /// What a piece counts that has words of the question as parts of longer names only.
  private static final double PART = 0.6;

  private static final int LEAST_CAPITALS = 3;

  /// What words of the question that the best pieces lack have to score, relative to the best.
  private static final double COVER = 0.1;

  static Question of(String query) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    String[] run = {""};
    int[] runs = new int[1];
    Words.split(
        query,
        (word, start, end, part) -> {
          runs[0] += part ? 0 : 1;
          run[0] = part ? run[0] : word;
          if (part
              || word.chars().anyMatch(Character::isDigit)
              || capitals(query, start, end)
              || capital(query, start)) {
            names.add(UnitSearch.cut(run[0]));
          }
          if (words.size() < MOST_WORDS) {
            words.add(UnitSearch.cut(word));
          }
        });
    List<Pattern> phrases = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(query);
    while (quoted.find()) {
      phrases.add(phrase(query.substring(quoted.start() + 1, quoted.end() - 1)));
    }
    if (phrases.isEmpty() && query.length() <= MOST_PHRASE_CHARS) {
      if (runs[0] != 1) {
        phrases.add(phrase(query));
      }
      Matcher piece = PIECE.matcher(query);
      while (piece.find()) {
        phrases.add(phrase(query.substring(piece.start(), piece.end())));
      }
    }
    return new Question(words, names, phrases);
  }

  static Question ofWords(Set<String> words) {
    return new Question(words, Set.of(), List.of());
  }

  private static boolean capitals(String text, int start, int end) {
    return end - start >= LEAST_CAPITALS
        && text.substring(start, end).chars().allMatch(Character::isUpperCase);
  }

  /// Whether a word has a capital that no beginning of a sentence asks for.
  private static boolean capital(String text, int start) {
    return start >= 2
        && Character.isUpperCase(text.charAt(start))
        && text.charAt(start - 1) == ' '
        && Character.isLowerCase(text.charAt(start - 2));
  }

  private static Pattern phrase(String text) {
    String literal = text.strip();
    StringBuilder regex = new StringBuilder();
    if (wordAt(literal, 0)) {
      regex.append("(?<![\\p{L}\\p{N}_])");
    }
    for (String part : literal.split("\\s+", -1)) {
      regex.append(regex.isEmpty() || regex.charAt(regex.length() - 1) == ')' ? "" : "\\s+");
      regex.append(Pattern.quote(part));
    }
    if (wordAt(literal, literal.length() - 1)) {
      regex.append("(?![\\p{L}\\p{N}_])");
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// Whether a phrase begins or ends within a word there, so that nothing of a word may follow.
  /// Scripts from Thai on are written without blanks and have no such ends.
  private static boolean wordAt(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) < '\u0E00'
        && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)));
  }

  /// How much a word tells of what is meant: a name says most; of others, common words are short
  /// (Zipf's law of abbreviation), in scripts that have any.
  double weight(String word) {
    if (names.contains(word)) {
      return NAME;
    }
    boolean plain = word.charAt(0) < '\u0E00' && word.chars().allMatch(Character::isLetter);
    return plain ? Math.min(1, word.length() / LONG_WORD) : 1;
  }

  /// A piece good enough to be shown, and where in the text it answers.
  ///
  /// @param piece index of the piece
  /// @param at offset of the phrase, or -1 where only words were found
  record Good(int piece, int at) {}

  /// What answers this one put behind what answers another.
  ///
  /// @return `first`, then pieces that it has not
  List<Good> after(List<Good> first, Opened opened) {
    List<Good> all = new ArrayList<>(first);
    Set<Integer> taken = new HashSet<>();
    first.forEach(one -> taken.add(one.piece()));
    in(opened).stream().filter(one -> taken.add(one.piece())).forEach(all::add);
    return List.copyOf(all);
  }

  /// Finds what answers.
  ///
  /// @return pieces, best first: those with a phrase, then by words
  List<Good> in(Opened opened) {
    Map<Integer, Integer> phraseAt = new LinkedHashMap<>();
    for (Pattern phrase : phrases) {
      find(phrase, opened, phraseAt);
    }
    List<Hit> ranked = wholeFirst(opened.search().rank(words, this::weight, MOST_HITS), opened);
    double least = ranked.isEmpty() ? 0 : ranked.getFirst().score() * CUT_OFF;
    List<Good> good = new ArrayList<>();
    for (Hit hit : ranked) {
      Integer at = phraseAt.remove(hit.piece());
      if (at != null) {
        good.add(new Good(hit.piece(), at));
      }
    }
    phraseAt.forEach((piece, at) -> good.add(new Good(piece, at)));
    Set<Integer> taken = new LinkedHashSet<>();
    good.forEach(one -> taken.add(one.piece()));
    for (Hit hit : ranked) {
      if (hit.score() >= least && taken.add(hit.piece())) {
        good.add(new Good(hit.piece(), -1));
      }
    }
    if (!ranked.isEmpty()) {
      addUncovered(opened, ranked.getFirst().score() * COVER, taken, good);
    }
    return repeatsLast(opened, good);
  }

  /// A word is meant before names that have it as a part.
  private List<Hit> wholeFirst(List<Hit> ranked, Opened opened) {
    List<Hit> hits = new ArrayList<>(ranked);
    hits.replaceAll(hit -> {
      Span piece = opened.pieces().get(hit.piece()).span();
      double factor = hasWhole(piece.of(opened.text())) ? 1 : PART;
      factor *= isHeading(opened, hit.piece()) ? HEADING : 1;
      return factor == 1 ? hit : new Hit(hit.piece(), hit.score() * factor);
    });
    hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::piece));
    return hits;
  }

  /// Whether a piece is the heading of a section or says what is asked for in its own first line,
  /// as a declaration does.
  private boolean isHeading(Opened opened, int index) {
    Piece piece = opened.pieces().get(index);
    int start = piece.span().start();
    int line = opened.lines().at(start);
    boolean declares =
        start == piece.unit().start()
            && piece.span().end() > opened.lines().start(line + 1)
            && hasWhole(opened.text().substring(start, opened.lines().end(line)));
    return declares
        || opened.sections().of(index).filter(one -> one.span().start() == start).isPresent();
  }

  private boolean hasWhole(String text) {
    boolean[] found = new boolean[1];
    Words.split(
        text, (word, _, _, part) -> found[0] |= !part && words.contains(UnitSearch.cut(word)));
    return found[0];
  }

  /// What stands in the text twice tells nothing more the second time: it comes after all others.
  private static List<Good> repeatsLast(Opened opened, List<Good> good) {
    Set<String> seen = new HashSet<>();
    List<Good> first = new ArrayList<>();
    List<Good> repeats = new ArrayList<>();
    for (Good one : good) {
      String text = opened.pieces().get(one.piece()).span().of(opened.text()).strip();
      (seen.add(text) ? first : repeats).add(one);
    }
    first.addAll(repeats);
    return first;
  }

  /// A question may ask for several things: what the best pieces say nothing of is looked for by
  /// itself, unless it is so common that it was hardly meant.
  private void addUncovered(Opened opened, double least, Set<Integer> taken, List<Good> good) {
    Set<String> uncovered = new LinkedHashSet<>(words);
    for (Good one : good) {
      Words.split(
          opened.pieces().get(one.piece()).span().of(opened.text()),
          (word, _, _, _) -> uncovered.remove(UnitSearch.cut(word)));
      if (uncovered.isEmpty()) {
        return;
      }
    }
    List<Hit> more = opened.search().rank(uncovered, this::weight, MOST_HITS);
    double cutOff = more.isEmpty() ? 0 : more.getFirst().score() * CUT_OFF;
    if (uncovered.stream().noneMatch(names::contains)) {
      cutOff = Math.max(least, cutOff);
    }
    for (Hit hit : more) {
      if (hit.score() >= cutOff && taken.add(hit.piece())) {
        good.add(new Good(hit.piece(), -1));
      }
    }
  }

  private static void find(Pattern phrase, Opened opened, Map<Integer, Integer> phraseAt) {
    Matcher matcher = phrase.matcher(opened.text());
    while (phraseAt.size() < MOST_HITS && matcher.find() && matcher.end() > matcher.start()) {
      int piece = Piece.at(opened.pieces(), matcher.start());
      if (piece >= 0) {
        phraseAt.putIfAbsent(piece, matcher.start());
      }
    }
  }
}
