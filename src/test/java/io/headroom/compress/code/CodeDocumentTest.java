package io.headroom.compress.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.grammar.Grammars;
import io.headroom.grammar.Language;
import io.headroom.grammar.Syntax;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeDocumentTest {
  private static final Pattern RANGE = Pattern.compile("(\\d+) lines, (\\d+)-(\\d+)");
  private static final Pattern GAP =
      Pattern.compile(" ?(?:/\\* [^*]*\\*/|(?:\\.\\.\\.|:)?\\s*# .*\\d$| \\[\\+\\d+ lines?\\])");

  private static final Pattern PREFIX = Pattern.compile("(\\d+)\t");
  private static final Pattern LAST = Pattern.compile("(?:lines, \\d+-|line )(\\d+)(?: \\*/)?");

  @ParameterizedTest
  @EnumSource(Language.class)
  void signaturesAreShownAndBodiesAreNot(Language language) {
    String shown = shown(Programs.of(language), "");
    assertThat(shown).contains("withdraw").contains("check").doesNotContain("too much");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLanguageIsFoundOut(Language language) {
    Lines lines = Lines.of(Programs.of(language));
    Language found =
        LanguageGuess.of(lines).stream()
            .filter(guess -> errors(guess, lines.text()) == 0)
            .findFirst()
            .orElseThrow();
    // TypeScript without JSX is TypeScript with JSX as well.
    assertThat(Style.of(found)).isEqualTo(Style.of(language));
    assertThat(LanguageGuess.of(lines)).contains(language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsShownIsStillAProgram(Language language) {
    String program = Programs.of(language);
    assertThat(errors(language, program)).isZero();
    assertThat(errors(language, shown(program, ""))).isZero();
    assertThat(errors(language, shown(program, "How does withdraw work?"))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyNumberIsTrueAndEveryLineTheOriginals(Language language) {
    verify(Programs.of(language), shown(Programs.of(language), ""));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatTheQuestionNamesIsShownWhole(Language language) {
    String shown = shown(Programs.of(language), "How does withdraw work? Show its body.");
    assertThat(shown).contains("too much for this account");
    assertThat(shown).doesNotContainIgnoringCase("known");
    assertThat(shown).contains("check");
  }

  @Test
  void documentationIsShownUpToItsFirstSentence() {
    String shown = shown(Programs.of(Language.RUST), "");
    assertThat(shown).contains("/// Money of one owner.");
    String python = shown(Programs.of(Language.PYTHON), "");
    assertThat(python).contains("\"\"\"Money of one owner.").doesNotContain("on every change");
  }

  @Test
  void manyImportsAreCounted() {
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      program.append("import java.util.concurrent.Thing").append(i).append(";\n");
    }
    program.append(Programs.of(Language.JAVA).replaceAll("import .*\n", ""));
    assertThat(shown(program.toString(), "")).startsWith("/* 12 imports, 12 lines, 1-12 */");
  }

  @Test
  void functionsInsideOfFunctionsAreShown() {
    String shown =
        shown(
            """
            const first = (text) => {
              const prepared = prepare(text, defaults, more);
              function inner(match, group) {
                const upper = group.toUpperCase();
                return upper + match.length + prepared;
              }
              return prepared.replace(/x/, inner) + another(text);
            };
            """,
            "");
    assertThat(shown).contains("function inner(match, group) {").doesNotContain("toUpperCase");
  }

  @Test
  void aListingIsForReading() {
    String shown = shown("Here is the file:\n" + numbered(Programs.of(Language.JAVA), 1, "\t"), "");
    assertThat(shown).startsWith("Here is the file:\n").contains("too much for this account");
  }

  @Test
  void ofAListingWhatHasNoNewNameInItIsLeftOut() {
    String program = Programs.of(Language.JAVA).repeat(3);
    String shown = shown(numbered(program, 201, ":"), "");
    assertThat(shown.split("too much for this account", -1)).hasSize(2);
    assertThat(Tokens.o200k().count(shown)).isLessThan(Tokens.o200k().count(program));
  }

  @Test
  void aListingStillHasADeclarationThatIsAskedFor() {
    String shown = shown(numbered(Programs.of(Language.JAVA), 1, "→"), "How does withdraw work?");
    assertThat(shown)
        .contains("too much for this account")
        .contains("private static int check(int amount) { /*");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoCountsOnFromANumberThatIsShownIsRight(Language language) {
    String program = Programs.of(language).repeat(4);
    for (String query : List.of("", "Why does line 133 fail?", "How does withdraw work?")) {
      verifyNumbers(program, 101, shown(numbered(program, 101, "\t"), query));
    }
  }

  @Test
  void linesAreShownWithTheirNumbersWhereAQuestionNamesOne() {
    String program = Programs.of(Language.JAVA).repeat(9);
    String shown = shown(numbered(program, 1, ":"), "What is wrong in line 113?");
    for (int line = 109; line <= 117; line++) {
      String text = Lines.of(program).line(line - 1);
      if (!text.isBlank()) {
        assertThat(shown).contains(line + ":" + text);
      }
    }
  }

  private static String numbered(String program, int first, String separator) {
    StringBuilder numbered = new StringBuilder();
    Lines lines = Lines.of(program);
    for (int i = 0; i < lines.count(); i++) {
      numbered.append("%6d%s%s\n".formatted(i + first, separator, lines.line(i)));
    }
    return numbered.toString();
  }

  /// Counts on from every number that is shown, and from every gap that says where it ends.
  private static void verifyNumbers(String program, int first, String shown) {
    Lines lines = Lines.of(program);
    int line = -1;
    for (String text : shown.split("\n", -1)) {
      Matcher number = PREFIX.matcher(text);
      boolean numbered = number.lookingAt();
      line = numbered ? number(text, number, 1) : line < 0 ? line : line + 1;
      Matcher range = LAST.matcher(text);
      boolean gap = range.find();
      if (line >= 0 && !text.isBlank() && !gap && !GAP.matcher(text).find()) {
        String code = numbered ? text.substring(number.end()) : text;
        assertThat(lines.line(line - first).strip()).as("line %s", line).isEqualTo(code.strip());
      }
      line = gap ? number(text, range, 1) : line;
    }
  }

  @Test
  void aProgramCutAnywhereIsStillShown() {
    String program = Programs.of(Language.JAVA).repeat(4);
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      int from = random.nextInt(program.length() / 2);
      String cut = program.substring(from, from + program.length() / 3);
      String shown = shown(cut, "");
      verify(cut, shown);
      assertThat(shown).contains("withdraw");
    }
  }

  @Test
  void aLanguageWithoutAGrammarIsShownByItsIndentation() {
    String shown =
        shown(
            """
            -- Lua
            local M = {}

            function M.withdraw(account, amount)
              if amount > account.balance then
                error("too much for this account")
              end
              account.balance = account.balance - amount
              return amount
            end

            return M
            """,
            "");
    assertThat(shown)
        .contains("function M.withdraw(account, amount)\n")
        .contains("-- 5 lines, 5-9\nend")
        .doesNotContain("too much");
  }

  @Test
  void moreBudgetShowsMore() {
    String program = Programs.of(Language.JAVA).repeat(12);
    CodeDocument document = CodeDocument.parse(program, Work.UNWATCHED);
    int before = -1;
    for (int budget = 20; budget < 3000; budget += 60) {
      Compression compression = document.compress(request("", budget));
      assertThat(compression.shown()).isGreaterThanOrEqualTo(before);
      if (budget > 60) {
        assertThat(Tokens.o200k().count(compression.text())).isLessThanOrEqualTo(budget);
      }
      verify(program, compression.text());
      before = compression.shown();
    }
  }

  @Test
  void declarationsAreTheUnitsOfRetrieval() {
    String program = Programs.of(Language.JAVA);
    List<Unit> units = CodeDocument.parse(program, Work.UNWATCHED).units();
    assertThat(units.stream().map(unit -> unit.span().of(program)))
        .anyMatch(unit -> unit.startsWith("public int withdraw(") && unit.endsWith("}"))
        .anyMatch(unit -> unit.equals("private final int limit = 100;"));
  }

  @Test
  void losslessLeavesTheTextAsItIs() {
    String program = Programs.of(Language.JAVA);
    Request request =
        new Request("", Mode.LOSSLESS, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED);
    assertThat(CodeDocument.parse(program, Work.UNWATCHED).compress(request).text())
        .isEqualTo(program);
  }

  /// Checks every range against itself and every other piece of a line against the original.
  private static void verify(String program, String shown) {
    Lines lines = Lines.of(program);
    Matcher ranges = RANGE.matcher(shown);
    while (ranges.find()) {
      int first = number(shown, ranges, 2);
      int last = number(shown, ranges, 3);
      assertThat(last - first + 1).isEqualTo(number(shown, ranges, 1));
      assertThat(last).isLessThanOrEqualTo(lines.count());
    }
    for (String line : shown.split("\n", -1)) {
      for (String piece : GAP.split(line, -1)) {
        assertThat(program).contains(piece.strip());
      }
    }
  }

  private static int number(String shown, Matcher ranges, int group) {
    return Integer.parseInt(shown, ranges.start(group), ranges.end(group), 10);
  }

  private static int errors(Language language, String program) {
    return Grammars.parse(language, program, _ -> true, Work.UNWATCHED)
        .map(Syntax::errors)
        .orElseThrow();
  }

  private static String shown(String program, String query) {
    return CodeDocument.parse(program, Work.UNWATCHED)
        .compress(request(query, Request.UNBOUNDED))
        .text();
  }

  private static Request request(String query, int maxTokens) {
    return new Request(query, Mode.AUTO, maxTokens, Tokens.o200k(), Work.UNWATCHED);
  }
}
