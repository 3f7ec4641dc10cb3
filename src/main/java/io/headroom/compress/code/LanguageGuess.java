package io.headroom.compress.code;

import io.headroom.grammar.Language;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which languages a program may be written in, by how its lines look. It is only a guess: the
/// parser has the last word, and decides among the best.
final class LanguageGuess {
  private static final int SAMPLE = 100; // lines
  private static final int GLANCE = 3; // one line in so many says which languages are out of it

  /// A language is where at a glance so many lines speak for another, and hardly any for it.
  private static final int MANY = 10;

  private static final double HARDLY_ANY = 0.1;
  private static final int LONGEST_LINE = 160; // characters that are looked at
  private static final int CANDIDATES = 3;
  private static final double LEAST = 0.4; // of the best one's score

  private static final Map<Language, Shape> SHAPES = new EnumMap<>(Language.class);

  /// Lines that may read like anything.
  private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|/\\*|//|# |$)");

  /// Languages that are another one and more. What they have beyond it counts twice, and a little
  /// is taken off, so that the plain one wins where nothing speaks for the richer.
  private static final Map<Language, Language> EXTENDS =
      Map.of(
          Language.CPP, Language.C,
          Language.TYPESCRIPT, Language.JAVASCRIPT,
          Language.TSX, Language.TYPESCRIPT);

  private static final double EXTRA = 2;
  private static final double ASKED = 0.5;

  static {
    shape(
        Language.PYTHON,
        "^\\s*(?:async )?def \\w+\\(",
        "^\\s*(?:from [\\w.]+ )?import [\\w., ]+$",
        "^\\s*(?:class|if|elif|else|for|while|try|except|with|finally)\\b.*:$",
        "\\bself\\.",
        "\\b__\\w+__\\b");
    shape(
        Language.RUBY,
        "^\\s*def [\\w.?!]+(?:\\(.*\\))?$",
        "^\\s*end$",
        "^\\s*require(?:_relative)? ['\"]",
        "^\\s*(?:module|class) [A-Z]\\w*(?:::\\w+)*(?: < .*)?$",
        "\\bdo \\|.*\\|$",
        "^\\s*(?:unless|elsif|attr_\\w+)\\b");
    shape(
        Language.BASH,
        "^#!.*sh\\b",
        "^\\s*(?:fi|done|esac|then)\\b",
        "^\\s*\\w+ ?\\(\\)\\s*\\{?$",
        "\\$\\{\\w|\"\\$\\w",
        "^\\s*(?:if|elif|while) \\[",
        "^\\s*(?:local|export|echo|shift)\\b",
        ";;$");
    shape(
        Language.GO,
        "^package \\w+$",
        "^func ",
        " := ",
        "^import \\($",
        "^type \\w+ ",
        "\\berr [!=]= nil",
        "\\bchan \\w");
    shape(
        Language.RUST,
        "^\\s*(?:pub(?:\\(.*\\))? )?(?:fn|struct|enum|trait|mod|use|impl)\\b",
        "^\\s*let (?:mut )?",
        "^\\s*#!?\\[\\w",
        "&(?:mut|self|str)\\b",
        "\\b(?:Some|Ok|Err)\\(",
        "<'\\w+");
    shape(
        Language.JAVA,
        "^\\s*(?:public|private|protected)\\b.*[;{,(]$",
        "^import (?:static )?[\\w.]+(?:\\.\\*)?;$",
        "^package [\\w.]+;$",
        "^\\s*@[A-Z]\\w+",
        "^\\s*(?:final |static )*(?:int|boolean|String|long|double|char)(?:\\[\\])? \\w+");
    shape(
        Language.C_SHARP,
        "^\\s*using [\\w.]+;$",
        "^\\s*namespace [\\w.]+",
        "\\{ get;",
        "\\b(?:string|bool|async Task|IEnumerable|decimal|var) ?\\w",
        "^\\s*(?:public|private|protected|internal)\\b");
    shape(
        Language.C,
        "^\\s*#\\s*(?:include|define|if|ifdef|ifndef|endif|undef)\\b",
        "^(?:static|extern|typedef)\\b",
        "\\b(?:int|char|void|size_t|unsigned|struct \\w+)\\b[ *]+\\w+",
        "\\w->\\w",
        "\\bNULL\\b");
    shape(
        Language.CPP,
        "\\bstd::",
        "\\btemplate ?<",
        "^\\s*namespace \\w",
        "\\b[A-Z]\\w*::~?\\w+\\(",
        "\\b(?:constexpr|nullptr|virtual|noexcept|operator)\\b",
        "^\\s*(?:public|private|protected):",
        "\\bconst \\w+&");
    shape(
        Language.JAVASCRIPT,
        "^\\s*(?:const|let|var) [\\w{\\[]",
        "\\) =>",
        "\\bfunction\\b",
        "[!=]==",
        "^\\s*(?:export|import)\\b.*['\"{*]",
        "\\brequire\\(['\"]",
        "\\bthis\\.");
    shape(
        Language.TYPESCRIPT,
        "^\\s*(?:export )?(?:declare )?(?:interface|type) \\w+",
        "\\w\\??: (?:string|number|boolean|any|void|unknown|never|[A-Z]\\w*)\\b",
        "^\\s*(?:private|public|protected|readonly) \\w+",
        "^import type\\b");
    shape(Language.TSX, "^\\s*</?[A-Za-z][\\w.]*[^;]*>$", "className=");
    shape(
        Language.KOTLIN,
        "\\bfun [\\w<.]",
        "\\bva[lr] \\w+",
        "^\\s*(?:override|internal|suspend|data class|companion|sealed)\\b",
        "^(?:import|package) [\\w.]+(?:\\.\\*)?$",
        "\\?[.:]",
        "\\bwhen \\(");
    shape(
        Language.SCALA,
        "\\bdef \\w+",
        "\\b(?:lazy )?va[lr] \\w+",
        "^\\s*(?:case class|object|trait|sealed|implicit|given)\\b",
        "^import [\\w.]+(?:\\{.*\\}|\\._)?$",
        "\\w\\[[A-Z]\\w*",
        "\\bmatch(?: \\{)?$");
    shape(
        Language.PHP,
        "<\\?php",
        "\\$\\w+(?:->|::|\\s*=|;|,|\\))",
        "\\bfunction \\w*\\(.*\\$",
        "^(?:namespace|use) [\\w\\\\]+(?: as \\w+)?;");
  }

  private LanguageGuess() {}

  /// What some lines of a language look like: what is bound to their beginning is tried there
  /// alone.
  private record Shape(Pattern beginning, Pattern anywhere) {
    private static final String NOTHING = "(?!)";

    static Shape of(List<String> patterns) {
      return new Shape(
          Pattern.compile(joined(patterns, pattern -> pattern.startsWith("^"))),
          Pattern.compile(joined(patterns, pattern -> !pattern.startsWith("^"))));
    }

    private static String joined(List<String> patterns, Predicate<String> which) {
      String joined = patterns.stream().filter(which).collect(Collectors.joining("|"));
      return joined.isEmpty() ? NOTHING : joined;
    }

    boolean fits(String line) {
      return beginning.matcher(line).lookingAt() || anywhere.matcher(line).find();
    }
  }

  private static void shape(Language language, String... patterns) {
    SHAPES.put(language, Shape.of(List.of(patterns)));
  }

  /// The likeliest languages of a program, best first; none if nothing looks like any.
  static List<Language> of(Lines lines) {
    return of(lines, GLANCE);
  }

  /// The same, of which every how many lines are for a glance: all of them are where it is 1.
  static List<Language> of(Lines lines, int glance) {
    List<String> first = new ArrayList<>();
    List<String> others = new ArrayList<>();
    sample(lines, glance, first, others);
    Map<Language, Integer> counts = counts(first, SHAPES.keySet());
    counts(others, left(counts))
        .forEach((language, count) -> counts.merge(language, count, Integer::sum));
    double best = 0;
    for (Language language : counts.keySet()) {
      best = Math.max(best, score(language, counts));
    }
    double least = LEAST * best;
    List<Language> languages = new ArrayList<>(counts.keySet());
    languages.removeIf(language -> score(language, counts) < least);
    languages.sort(Comparator.comparingDouble((Language language) -> -score(language, counts)));
    return languages.subList(0, Math.min(CANDIDATES, languages.size()));
  }

  /// The languages a program may be in after a glance. What extends another is judged with it: its
  /// own lines are few where the plain one's are many.
  private static Set<Language> left(Map<Language, Integer> counts) {
    int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
    Set<Language> left = EnumSet.noneOf(Language.class);
    for (Language language : SHAPES.keySet()) {
      boolean likely = most < MANY;
      for (Language l = language; l != null && !likely; l = EXTENDS.get(l)) {
        likely = counts.getOrDefault(l, 0) >= HARDLY_ANY * most;
      }
      for (Language l = language; l != null && likely; l = EXTENDS.get(l)) {
        left.add(l);
      }
    }
    return left;
  }

  /// Lines spread over a text, but for those that may read like anything.
  private static void sample(Lines lines, int glance, List<String> first, List<String> others) {
    int step = Math.max(1, lines.count() / SAMPLE);
    int taken = 0;
    for (int i = 0; i < lines.count(); i += step) {
      int end = Math.min(lines.end(i), lines.start(i) + LONGEST_LINE);
      String line = lines.text().substring(lines.start(i), end);
      if (!COMMENT.matcher(line).lookingAt()) {
        (taken++ % glance == 0 ? first : others).add(line);
      }
    }
  }

  private static Map<Language, Integer> counts(List<String> lines, Set<Language> languages) {
    Map<Language, Integer> counts = new EnumMap<>(Language.class);
    for (Language language : languages) {
      Shape shape = Objects.requireNonNull(SHAPES.get(language));
      int count = (int) lines.stream().filter(shape::fits).count();
      if (count > 0) {
        counts.put(language, count);
      }
    }
    return counts;
  }

  private static double score(Language language, Map<Language, Integer> counts) {
    int own = counts.getOrDefault(language, 0);
    Language base = EXTENDS.get(language);
    if (base == null) {
      return own;
    }
    // What adds to a language speaks for it only as far as the language itself does.
    double plain = score(base, counts);
    return plain + EXTRA * Math.min(own, plain) - ASKED;
  }
}
