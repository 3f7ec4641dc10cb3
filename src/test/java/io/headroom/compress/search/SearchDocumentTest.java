package io.headroom.compress.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Lines;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchDocumentTest {
  @Test
  void writesEachPathOnceWithItsLinesUnderIt() {
    assertThat(shown("src/a.js:3:  foo();\nsrc/a.js:9:    bar(foo);\nsrc/b.js:1:foo = 1\n"))
        .isEqualTo(
            """
            src/a.js
            3: foo();
            9: bar(foo);
            src/b.js
            1: foo = 1\
            """);
  }

  @Test
  void keepsContextApartFromMatches() {
    assertThat(shown("a.c-4-before\na.c:5:match\na.c-6-after\n--\na.c:90:match\n"))
        .isEqualTo(
            """
            a.c
            4- before
            5: match
            6- after
            90: match\
            """);
  }

  @Test
  void cutsOnlyTheIndentationThatNeighbouringLinesShare() {
    assertThat(shown("a.py:4:    def f():\na.py:5:        return 1\n"))
        .isEqualTo("a.py\n4: def f():\n5:     return 1");
  }

  @Test
  void mergesALineThatIsFoundInManyPlaces() {
    assertThat(shown("a.js:12:use(x);\nb.js:40:use(x);\nb.js:77:  use(x);\nc.js:1:other(x)\n"))
        .isEqualTo("use(x);  ← a.js:12, b.js:40,77\nc.js\n1: other(x)");
  }

  @Test
  void tellsPathsWithDatesAndNumbersFromContext() {
    Results results =
        results(
            """
            logs/app-2026-01-01.log:3:started
            logs/app-2026-01-01.log-4-then 12:30:00 passed
            logs/app-2026-01-02.log:7:started
            """);

    assertThat(results.files())
        .containsExactly("logs/app-2026-01-01.log", "logs/app-2026-01-02.log");
    assertThat(results.hits()).extracting(Hit::line).containsExactly(3, 4, 7);
    assertThat(results.hits()).extracting(Hit::match).containsExactly(true, false, true);
    assertThat(results.hits().get(1).text()).isEqualTo("then 12:30:00 passed");
  }

  @Test
  void takesDriveLettersAsPartOfThePath() {
    assertThat(results("C:\\src\\a.cs:12:x\nC:\\src\\a.cs:15:y\n").files())
        .containsExactly("C:\\src\\a.cs");
  }

  @Test
  void doesNotTakeTimeStampsForPlaces() {
    String log =
        IntStream.range(0, 50)
            .mapToObj(i -> "2026-01-15T10:%d:%02d.123Z INFO request %d".formatted(10 + i, i, i))
            .collect(Collectors.joining("\n"));

    assertThat(shown(log)).isEqualTo(log);
  }

  @Test
  void dropsTheColumnEveryMatchHas() {
    assertThat(shown("a.c:3:7:int x;\na.c:9:1:x = 2;\n")).isEqualTo("a.c\n3: int x;\n9: x = 2;");
  }

  @Test
  void readsHeadings() {
    Results results = results("lib/a.js\n3:foo\n4-bar\n\nlib/b.js\n12:foo\n");

    assertThat(results.files()).containsExactly("lib/a.js", "lib/b.js");
    assertThat(results.hits()).extracting(Hit::line).containsExactly(3, 4, 12);
  }

  @Test
  void readsNumberedLinesOfOneFileWithoutItsName() {
    assertThat(shown("3:  foo\n17:  foo bar\n")).isEqualTo("3: foo\n17: foo bar");
  }

  @Test
  void readsEventsOfJson() {
    String event =
        """
        {"type":"match","data":{"path":{"text":"%s"},"lines":{"text":"%s\\n"},"line_number":%d,\
        "absolute_offset":1,"submatches":[{"match":{"text":"x"},"start":0,"end":1}]}}
        """;
    String text =
        "{\"type\":\"begin\",\"data\":{\"path\":{\"text\":\"a.js\"}}}\n"
            + event.formatted("a.js", "x = \\\"1\\\"", 7)
            + event.formatted("a.js", "\\tx()", 9)
            + "{\"type\":\"end\",\"data\":{\"path\":{\"text\":\"a.js\"}}}\n";

    assertThat(shown(text)).isEqualTo("a.js\n7: x = \"1\"\n9: x()");
  }

  @Test
  void namesFilesOfOneCountTogether() {
    assertThat(shown("a.js:2\nlib/b.js:1\nc.js:2\n"))
        .isEqualTo("2 matches each: a.js c.js\n1 match: lib/b.js");
  }

  @Test
  void keepsWhatTheProgramSaysBesides() {
    assertThat(shown("Found 2 files\nsrc/a.js:3:x\nsrc/a.js:5:yx\nsrc/b.js:4:xy\n"))
        .endsWith("Found 2 files");
  }

  @Test
  void showsTheDefinitionAndCountsTheUses() {
    String uses =
        IntStream.range(0, 200)
            .mapToObj(
                i -> "src/f%d.ts:%d:  await resolvePath(input%d);".formatted(i / 10, i + 5, i))
            .collect(Collectors.joining("\n"));
    String text = uses + "\nsrc/paths.ts:31:export function resolvePath(input: string): string {\n";

    Compression shown = compress(text, "Where is resolvePath defined?", Request.UNBOUNDED);

    assertThat(shown.text()).contains("src/paths.ts\n31: export function resolvePath(input");
    assertThat(shown.text()).contains("src/f7.ts (1 of 10 matches)");
    assertThat(shown.total()).isEqualTo(201);
    assertThat(shown.shown()).isLessThan(30);
  }

  @Test
  void showsTheDefinitionUnderATightBound() {
    String text = manyFiles(60) + "lib/core.js:16:function createHash(algorithm, options) {\n";

    Compression shown = compress(text, "Where is createHash defined?", 120);

    assertThat(shown.text()).contains("16: function createHash(algorithm, options) {");
    assertThat(Tokens.o200k().count(shown.text())).isLessThanOrEqualTo(120);
  }

  @Test
  void countsFilesThatABoundLeavesNoRoomToName() {
    Compression shown = compress(manyFiles(400), "", 150);

    assertThat(shown.text()).containsPattern("\\[… \\d+ more files with \\d+ matches");
    assertThat(Tokens.o200k().count(shown.text())).isLessThanOrEqualTo(150);
  }

  @Test
  void clipsLinesOfMinifiedFilesAroundTheMatch() {
    String before = "a".repeat(5000);
    String after = "b".repeat(3000);

    String shown = shown("dist/x.js:1:" + before + "needle" + after + "\nsrc/x.js:4:needle()\n");

    assertThat(shown).contains("needle").contains("[… 4940 chars] a").contains("chars]");
    assertThat(shown.length()).isLessThan(500);
  }

  @Test
  void leavesATextAloneThatIsNoSearch() {
    String text = "Once upon a time\nthere was a line\nand another one\n";

    assertThat(shown(text)).isEqualTo(text);
  }

  @Test
  void showsNothingInLosslessModeButTheTextItself() {
    String text = manyFiles(20);
    Request lossless =
        new Request("", Mode.LOSSLESS, Request.UNBOUNDED, Tokens.o200k(), Work.UNWATCHED);

    assertThat(SearchDocument.parse(text, Work.UNWATCHED).compress(lossless).text())
        .isEqualTo(text);
  }

  @Test
  void neverShowsLessUnderAWiderBound() {
    String text = manyFiles(80);
    int before = 0;
    for (int bound : List.of(60, 120, 240, 480, 960, 1920)) {
      Compression shown = compress(text, "", bound);
      assertThat(Tokens.o200k().count(shown.text())).isLessThanOrEqualTo(bound);
      assertThat(shown.shown()).isGreaterThanOrEqualTo(before);
      before = shown.shown();
    }
  }

  private static String manyFiles(int files) {
    return IntStream.range(0, files)
        .mapToObj(i ->
            "lib/part%d/module%d.js:%d:  const hash%d = createHash(kind%d);\n"
                .formatted(i % 7, i, 10 + i, i, i))
        .collect(Collectors.joining());
  }

  private static Results results(String text) {
    return Results.parse(Lines.of(text), Work.UNWATCHED);
  }

  private static String shown(String text) {
    return compress(text, "", Request.UNBOUNDED).text();
  }

  private static Compression compress(String text, String query, int bound) {
    return SearchDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, bound, Tokens.o200k(), Work.UNWATCHED));
  }
}
